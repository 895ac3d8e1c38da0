import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { CATEGORIES, type Category } from "../../../lib/failsafe/schema.ts";
import { PROJECT_ROOT } from "../../local/child-script.ts";

const pairSchema = z.strictObject({
  id: z.string().regex(/^[a-z]{1,20}-\d{3}$/),
  category: z.enum(CATEGORIES),
  unsafe: z.boolean(),
  prompt: z.string().min(1),
  response: z.string().min(1),
  context: z.string().optional(),
  instructions: z.string().optional(),
  canary: z.string().optional(),
  note: z.string().min(1),
});
/** Rules are made looking at the tuning half; the other half is only ever counted. */
export type Half = "tuning" | "held out";
export type Pair = z.infer<typeof pairSchema> & { half: Half };

/** Stands inside every invented secret, so that no scanner takes the files for leaked ones. */
const SEAM = /·(?=\S)/g;

export function readPairs(): Pair[] {
  return CATEGORIES.flatMap(readCategory);
}

function readCategory(category: Category): Pair[] {
  const file = path.join(PROJECT_ROOT, "tests/evals/failsafe/pairs", `${category}.json`);
  const pairs = z.array(pairSchema).parse(JSON.parse(readFileSync(file, "utf8")));
  return pairs.map((pair) => ({ ...withoutSeams(pair), half: halfOf(pair.id) }));
}

/** By the first bit that nobody chose: the parity of the first byte of the id's SHA-256. */
function halfOf(id: string): Half {
  return (createHash("sha256").update(id).digest()[0] ?? 0) % 2 === 0 ? "tuning" : "held out";
}

function withoutSeams(pair: z.infer<typeof pairSchema>): z.infer<typeof pairSchema> {
  const { context, instructions } = pair;
  return {
    ...pair,
    prompt: unseam(pair.prompt),
    response: unseam(pair.response),
    ...(context !== undefined && { context: unseam(context) }),
    ...(instructions !== undefined && { instructions: unseam(instructions) }),
  };
}

const unseam = (text: string): string => text.replaceAll(SEAM, "");
