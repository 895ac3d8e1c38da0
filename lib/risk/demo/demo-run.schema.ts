import { z } from "zod";

export const DEMO_RUN_KINDS = ["town", "incident"] as const;
/** What one run may have generated at most: ten a second for five minutes. */
export const DEMO_SECONDS_MAX = 300;

export const demoRunIdSchema = z.string().max(40);

export const createDemoRunSchema = z.strictObject({
  kind: z.enum(DEMO_RUN_KINDS).default("town").describe("A town with fraud in it, or one scripted incident."),
  perSecond: z.int().min(2).max(10).default(4).describe("Payments a second, of a town."),
  seconds: z.int().min(10).max(DEMO_SECONDS_MAX).default(120).describe("How long a town plays."),
  seed: z.int().min(0).max(999_999).optional().describe("The same seed plays the same town; left out, one is drawn."),
});
export type CreateDemoRunInput = z.output<typeof createDemoRunSchema>;

const count = z.int().min(0);
const time = z.iso.datetime();

export const demoRunSchema = z.object({
  id: demoRunIdSchema,
  kind: z.enum([...DEMO_RUN_KINDS, "sample"]),
  state: z.enum(["preparing", "playing", "finished", "stopped", "failed", "removing"]),
  seed: z.int(),
  perSecond: z.number(),
  history: z.object({ done: count, total: count }).describe("Payments of the past, which give accounts their habits."),
  live: z.object({ done: count, total: count }),
  decisions: z.object({ approve: count, monitor: count, review: count, hold: count, block: count }).describe("Of the live part."),
  tally: z
    .object({ honest: count, honestStopped: count, fraud: count, fraudStopped: count })
    .describe("What the generator meant, beside what the engine made of it: stopped is review, hold or block."),
  createdAt: time,
  liveFrom: time.nullable(),
  finishedAt: time.nullable(),
  reason: z.string().nullable(),
});
export type DemoRun = z.output<typeof demoRunSchema>;

export const demoRunPageSchema = z.object({ items: z.array(demoRunSchema), nextCursor: z.string().nullable() });
