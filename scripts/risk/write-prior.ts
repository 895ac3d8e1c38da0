import { writeFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { encodePopulation } from "../../lib/risk/populations/encode-population.ts";
import { toPrior } from "../../lib/risk/populations/to-prior.ts";

/** `node scripts/risk/write-prior.ts`: what an organization's first transactions are judged beside, out of a generated town. */
const bytes = brotliCompressSync(encodePopulation(toPrior()));
const lines = [
  "// Made by scripts/risk/write-prior.ts from a generated town. Do not edit.",
  "",
  `export const PRIOR_POPULATION = "${bytes.toString("base64")}";`,
  "",
];
writeFileSync(new URL("../../lib/risk/populations/prior-population.generated.ts", import.meta.url), lines.join("\n"));
console.log(`${bytes.byteLength} bytes`);
