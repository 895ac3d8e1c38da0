import { hashOf } from "../../lib/platform/audit/audit-record.ts";
import { exportLineSchema } from "../../lib/platform/audit/export-format.ts";

export type Random = (below: number) => number;
type Tampered = { lines: string[]; how: string };

/** One random change to an exported trail, from a flipped character to a rewritten tail with fresh hashes. May by chance change nothing. */
export function tamper(original: readonly string[], random: Random): Tampered {
  const [how, change] = CHANGES[random(CHANGES.length)] ?? CHANGES[0];
  const lines = [...original];
  const at = random(lines.length);
  change(lines, at, random);
  return { lines, how: `${how} at line ${at + 1}` };
}

type Change = (lines: string[], at: number, random: Random) => void;

const CHANGES: readonly [readonly [string, Change], ...(readonly [string, Change])[]] = [
  ["a character replaced", (lines, at, random) => replaceAt(lines, at, (line) => spliced(line, random(line.length), 1, character(random)))],
  ["a character removed", (lines, at, random) => replaceAt(lines, at, (line) => spliced(line, random(line.length), 1, ""))],
  ["a character inserted", (lines, at, random) => replaceAt(lines, at, (line) => spliced(line, random(line.length), 0, character(random)))],
  ["a line deleted", (lines, at) => void lines.splice(at, 1)],
  ["a line repeated", (lines, at) => void lines.splice(at, 0, lines[at] ?? "")],
  ["a line moved", (lines, at, random) => void lines.splice(random(lines.length), 0, ...lines.splice(at, 1))],
  ["the end cut off", (lines, at) => void lines.splice(at)],
  ["the end cut off before its last line", (lines, at) => void lines.splice(at, Math.max(0, lines.length - 1 - at))],
  [
    "a field of a record changed, with its own hash made anew",
    (lines, at, random) => replaceAt(lines, at, (line) => changeRecord(line, random)),
  ],
  ["a number changed", (lines, at, random) => replaceAt(lines, at, (line) => line.replace(/\d+/, String(random(50))))],
];

function replaceAt(lines: string[], at: number, change: (line: string) => string): void {
  lines[at] = change(lines[at] ?? "");
}

function spliced(line: string, at: number, count: number, inserted: string): string {
  return line.slice(0, at) + inserted + line.slice(at + count);
}

function character(random: Random): string {
  return String.fromCharCode(0x20 + random(0x5f));
}

function changeRecord(line: string, random: Random): string {
  const parsed = exportLineSchema.safeParse(JSON.parse(line));
  if (!parsed.success || parsed.data.type !== "record") return line;
  const { record } = parsed.data;
  const fields = [
    { actor: "usr_other" },
    { at: "2020-01-01T00:00:00.000Z" },
    { action: "chat.other" },
    { target: { type: "chat", id: "x" } },
  ];
  const changed = { ...record, ...fields[random(fields.length)] };
  return JSON.stringify({ ...parsed.data, record: { ...changed, hash: hashOf(changed) } });
}
