import { z } from "zod";
import { DECISIONS, LEVELS } from "../engine/decision-of.ts";
import { SOURCE_TYPES, STANDINGS } from "./transaction-record.ts";

export const ARRIVALS_MAX = 200;

export const listArrivalsSchema = z.strictObject({
  after: z
    .string()
    .max(300)
    .optional()
    .describe("The `cursor` of the last answer. Left out: nothing is listed, only where the present stands."),
});

/** Enough to know whether somebody who looks at a list has something new to see. */
export const arrivalsSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      at: z.iso.datetime(),
      standing: z.enum(STANDINGS),
      level: z.enum(LEVELS),
      decision: z.enum(DECISIONS),
      source: z.enum(SOURCE_TYPES),
      payerKey: z.string(),
      payeeKey: z.string(),
    }),
  ),
  cursor: z.string(),
  isCut: z.boolean().describe("There are more; they come with the next call."),
});
export type Arrivals = z.infer<typeof arrivalsSchema>;
