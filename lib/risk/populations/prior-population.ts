import { brotliDecompressSync } from "node:zlib";
import { decodePopulation, type Usual } from "./encode-population.ts";
import { PRIOR_POPULATION } from "./prior-population.generated.ts";

let decoded: Usual | null = null;

/** Version 0: what an organization is judged beside until it has a past of its own. */
export function priorPopulation(): Usual {
  decoded ??= decodePopulation(brotliDecompressSync(Buffer.from(PRIOR_POPULATION, "base64")));
  return decoded;
}
