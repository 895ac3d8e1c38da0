import { readFileSync } from "node:fs";
import { z } from "zod";
import type { TrainingRow } from "./row.ts";

const rowSchema = z.object({
  text: z.string(),
  label: z.union([z.literal(0), z.literal(1)]),
  source: z.string().default("unnamed"),
  kind: z.string().default("unknown"),
  lang: z.string().default("und"),
});

/** A JSON object a line; more fields than these may stand in it. */
export function loadRows(file: string): TrainingRow[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => (line.trim() === "" ? [] : [rowSchema.parse(JSON.parse(line))]));
}
