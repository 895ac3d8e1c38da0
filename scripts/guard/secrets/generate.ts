import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { BARE, NAMED, PASSWORDS } from "./carriers.ts";
import { EVASIONS } from "./evasions.ts";
import { HARMLESS } from "./harmless.ts";
import { LISTED, PLACED, type Style } from "./listed.ts";
import { createRandom, type Random } from "./random.ts";
import { UNLISTED } from "./unlisted.ts";

/**
 * `node scripts/guard/secrets/generate.ts --out FILE.jsonl`: invented secrets and harmless texts for `pnpm bench:guard --secrets`.
 * Keys follow the vendors' documentation, not the guard's own table: the two must not be each other's mirror.
 */
export type SecretRow = { text: string; label: 0 | 1; type: string; core?: string; unseen?: boolean; evasion?: boolean };

const LISTED_EACH = 8;
const PLACED_EACH = 8;
const UNLISTED_EACH = 24;
const HARMLESS_EACH = 40;
const EVASION_EACH = 40;
/** Share of the unlisted keys that stand where nothing names them. */
const BARE_UNLISTED = 6;
/** These look like hashes and names: without a word that calls them secret nobody could tell. */
const ONLY_NAMED: ReadonlySet<string> = new Set([
  "long-hex",
  "md5-like",
  "sha1-like",
  "uuid",
  "two-uuids",
  "base36-24",
  "base36-40",
  "upper-32",
  "upper-prefix",
  "base62-20",
  "base64-24",
  "colon",
  "password",
]);

export function generateSecrets(seed: number): SecretRow[] {
  const random = createRandom(seed);
  const rows: SecretRow[] = [];
  for (const style of LISTED) for (let n = 0; n < LISTED_EACH; n++) rows.push(toRow(style, random, n % 2 === 0 ? NAMED : BARE));
  for (const { type, make } of PLACED) for (let n = 0; n < PLACED_EACH; n++) rows.push({ label: 1, type, ...make(random) });
  for (const style of UNLISTED) {
    for (let n = 0; n < UNLISTED_EACH; n++) rows.push({ ...toRow(style, random, carriersFor(style, n)), unseen: true });
  }
  for (const evasion of EVASIONS) for (let n = 0; n < EVASION_EACH; n++) rows.push(toEvasion(evasion, random));
  for (const { type, make } of HARMLESS) for (let n = 0; n < HARMLESS_EACH; n++) rows.push({ text: make(random), label: 0, type });
  return rows;
}

function carriersFor({ type }: Style, index: number): readonly ((secret: string, random: Random) => string)[] {
  if (type === "password") return PASSWORDS;
  return index < BARE_UNLISTED && !ONLY_NAMED.has(type) ? BARE : NAMED;
}

function toRow({ type, make }: Style, random: Random, carriers: readonly ((secret: string, random: Random) => string)[]): SecretRow {
  const core = make(random);
  return { text: random.pick(carriers)(core, random), label: 1, type, core };
}

/** What must be gone is the secret as it stands there, in its disguise. */
function toEvasion({ name, hide }: (typeof EVASIONS)[number], random: Random): SecretRow {
  const core = hide(random.pick(LISTED.filter(({ type }) => type !== "private-key" && !type.endsWith("-hook"))).make(random), random);
  return { text: random.pick([...BARE, ...NAMED.slice(14, 18)])(core, random), label: 1, type: name, core, evasion: true };
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: "string" }, seed: { type: "string", default: "1" } } });
  if (!values.out) throw new Error("Name the file to write with --out FILE.jsonl.");
  const rows = generateSecrets(Number(values.seed));
  writeFileSync(values.out, `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`);
  console.log(`${rows.length} rows in ${values.out}`);
}
