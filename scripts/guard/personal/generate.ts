import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createRandom } from "../train/random.ts";
import { ADDRESS_FORMATS } from "./address-formats.ts";
import { BARE, fill, LABELLED, obfuscatedEmail } from "./carriers.ts";
import { ID_FORMATS } from "./id-formats.ts";
import { FRAMES, LOOK_ALIKES } from "./look-alikes.ts";
import { type Choice, createChoice } from "./made-up.ts";
import { OTHER_FORMATS } from "./other-formats.ts";

/** A text for `pnpm bench:guard --pii`: `core` is what must be gone from it. */
export type PersonalRow = { text: string; label: 0 | 1; type: string; core?: string; evasion?: true };

/**
 * `node scripts/guard/personal/generate.ts --seed N --count N --out FILE`: as many texts with personal data as without, the
 * same for the same seed. Nothing in it is anybody's: numbers are made up with true check digits.
 */
export function generateRows(seed: number, count: number): PersonalRow[] {
  const choice = createChoice(createRandom(seed));
  const formats = [...ID_FORMATS, ...OTHER_FORMATS, ...ADDRESS_FORMATS];
  const rows: PersonalRow[] = [];
  for (let index = 0; index < count; index++) {
    const format = formats[index % formats.length];
    const lookAlike = LOOK_ALIKES[index % LOOK_ALIKES.length];
    if (!format || !lookAlike) break;
    rows.push(index % 40 === 39 ? toEvasion(choice) : toPositive(choice, format));
    rows.push({ text: fill(choice.pick(FRAMES), "", lookAlike.make(choice)), label: 0, type: lookAlike.type });
  }
  return rows;
}

function toPositive(choice: Choice, format: (typeof ID_FORMATS)[number]): PersonalRow {
  const core = format.make(choice);
  const isBare = format.isBare && choice.chance(0.3);
  return { text: fill(choice.pick(isBare ? BARE : LABELLED), choice.pick(format.labels), core), label: 1, type: format.type, core };
}

function toEvasion(choice: Choice): PersonalRow {
  const core = obfuscatedEmail(choice);
  return { text: fill(choice.pick(LABELLED), "contact", core), label: 1, type: "email", core, evasion: true };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { seed: { type: "string", default: "1" }, count: { type: "string", default: "5000" }, out: { type: "string" } },
  });
  const lines = generateRows(Number(values.seed), Number(values.count)).map((row) => JSON.stringify(row));
  if (values.out) writeFileSync(values.out, `${lines.join("\n")}\n`);
  else console.log(lines.join("\n"));
}
