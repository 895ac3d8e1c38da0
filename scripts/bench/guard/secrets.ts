import { readFileSync } from "node:fs";
import { z } from "zod";
import { redactText } from "../../../lib/guard/output-guard.ts";
import type { GuardFigures } from "../../../lib/guard/report.ts";

const secretRowSchema = z.object({
  text: z.string(),
  label: z.union([z.literal(0), z.literal(1)]),
  type: z.string(),
  core: z.string().optional(),
  unseen: z.boolean().optional(),
  evasion: z.boolean().optional(),
});
type SecretRow = z.infer<typeof secretRowSchema>;

/** A piece of a secret this long is worth something to whoever finds it. */
const MIN_PIECE = 8;

type SecretsMeasure = { figures: NonNullable<GuardFigures["secrets"]>; lines: readonly string[]; missed: readonly SecretRow[] };

/**
 * A secret is redacted when its `core` is gone from the text; strictly so when no eight characters of it in a row are left.
 * A harmless text that changes at all is a false alarm.
 */
export function measureSecrets(rows: readonly SecretRow[]): SecretsMeasure {
  const judged = rows.map((row) => ({ row, ...judge(row) }));
  const positives = judged.filter(({ row }) => row.label === 1);
  const listed = positives.filter(({ row }) => !row.unseen && !row.evasion);
  const unseen = positives.filter(({ row }) => row.unseen && !row.evasion);
  const evasion = positives.filter(({ row }) => row.evasion);
  const harmless = judged.filter(({ row }) => row.label === 0);
  const share = (group: readonly { isRight: boolean }[]): number | null =>
    rate(group.length, group.filter(({ isRight }) => isRight).length);
  const strictly = (group: readonly { isStrict: boolean }[]): number | null =>
    rate(group.length, group.filter(({ isStrict }) => isStrict).length);
  const alarms = harmless.filter(({ isRight }) => !isRight).length;
  const describe = (name: string, group: typeof judged): string =>
    `${name}: ${percent(share(group))} of ${group.length}, without a trace ${percent(strictly(group))}`;
  return {
    figures: { redacted: share(listed), unseen: share(unseen), evasion: share(evasion), fp: rate(harmless.length, alarms) },
    lines: [
      describe("secrets of listed formats redacted", listed),
      describe("secrets of other formats redacted", unseen),
      describe("disguised secrets redacted", evasion),
      `harmless texts changed: ${percent(rate(harmless.length, alarms))} of ${harmless.length}`,
      ...describeTypes(judged),
    ],
    missed: judged.filter(({ isRight }) => !isRight).map(({ row }) => row),
  };
}

export function readSecretRows(path: string): SecretRow[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => secretRowSchema.parse(JSON.parse(line)));
}

function judge({ text, label, core }: SecretRow): { isRight: boolean; isStrict: boolean } {
  const redacted = redactText(text, { classes: ["secret"] }).text;
  if (label === 0) return { isRight: redacted === text, isStrict: redacted === text };
  const secret = core ?? text;
  return { isRight: !redacted.includes(secret), isStrict: !hasPiece(redacted, secret) };
}

function hasPiece(text: string, secret: string): boolean {
  if (secret.length < MIN_PIECE) return text.includes(secret);
  for (let at = 0; at + MIN_PIECE <= secret.length; at++) if (text.includes(secret.slice(at, at + MIN_PIECE))) return true;
  return false;
}

/** Only what is not perfect: a line for every type would hide it. */
function describeTypes(judged: readonly { row: SecretRow; isRight: boolean }[]): string[] {
  const byType = Map.groupBy(judged, ({ row }) => `${row.label === 0 ? "harmless " : ""}${row.evasion ? "disguise " : ""}${row.type}`);
  return [...byType].flatMap(([type, group]) => {
    const right = group.filter(({ isRight }) => isRight).length;
    return right === group.length ? [] : [`  ${type}: ${right} of ${group.length}`];
  });
}

function rate(total: number, part: number): number | null {
  return total === 0 ? null : part / total;
}

function percent(share: number | null): string {
  return share === null ? "–" : `${(share * 100).toFixed(2)} %`;
}
