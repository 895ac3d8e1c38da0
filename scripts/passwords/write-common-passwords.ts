import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import { z } from "zod";
import { PROJECT_ROOT } from "../local/child-script.ts";

/**
 * Makes lib/auth/passwords/common-passwords.generated.ts from `src/passwords.json` of the npm package
 * @zxcvbn-ts/language-common (MIT): node scripts/passwords/write-common-passwords.ts PATH. Sorted, so that each line only says
 * how much of the one before it stays and what follows; then deflated.
 */
const SHORTEST = 6;
const LONGEST_SHARED = 9;
const OUTPUT = path.join(PROJECT_ROOT, "lib/auth/passwords/common-passwords.generated.ts");

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error("Name the file that holds the list.");
const listed = z.array(z.string()).parse(JSON.parse(readFileSync(source, "utf8")));
const passwords = [...new Set(listed.map((each) => each.toLowerCase()))].filter((each) => each.length >= SHORTEST && !each.includes("\n"));
const lines = passwords.sort().map((each, index, all) => {
  const shared = sharedLength(all[index - 1] ?? "", each);
  return `${shared}${each.slice(shared)}`;
});
const packed = deflateRawSync(lines.join("\n"), { level: 9 }).toString("base64");
writeFileSync(
  OUTPUT,
  `/** ${passwords.length} passwords; made by scripts/passwords/write-common-passwords.ts, source and licence in common-passwords.LICENSE.txt. */
// biome-ignore format: one value
export const PACKED_PASSWORDS =
  "${packed}";
`,
);
console.log(`${passwords.length} passwords, ${(packed.length / 1_000).toFixed(0)} kB`);

function sharedLength(before: string, word: string): number {
  let length = 0;
  while (length < LONGEST_SHARED && length < before.length && before[length] === word[length]) length += 1;
  return length;
}
