import { z } from "zod";

/** What decides: the share of thumbs up, the cost of an answer or the time it takes. */
export const EXPERIMENT_METRICS = ["thumbs", "cost", "latency"] as const;
export type ExperimentMetric = (typeof EXPERIMENT_METRICS)[number];

export const EXPERIMENT_RESULTS = ["winner", "no_difference", "stopped", "timed_out"] as const;

const ARMS_MAX = 4;

const armInputSchema = z.strictObject({ version: z.int().min(1), share: z.int().min(1).max(99) });

export const startExperimentSchema = z.strictObject({
  arms: z
    .array(armInputSchema)
    .min(2)
    .max(ARMS_MAX)
    .refine((arms) => arms.reduce((sum, { share }) => sum + share, 0) === 100, "Shares are percents and come to 100.")
    .refine((arms) => new Set(arms.map(({ version }) => version)).size === arms.length, "Each version stands in one arm."),
  metric: z.enum(EXPERIMENT_METRICS),
  /** Outcomes of different people, in each arm, before anything is decided. */
  minimumPerArm: z.int().min(20).max(100_000).default(50),
  maximumDays: z.int().min(1).max(90).default(30),
  stopRule: z
    .strictObject({
      /** The chance of naming a winner, or no difference, that is not so. */
      errorRate: z.number().min(0.001).max(0.2).default(0.05),
      /** A smaller difference is none: of a share as it is, of costs and times in proportion. */
      margin: z.number().min(0.005).max(0.5).default(0.05),
    })
    .default({ errorRate: 0.05, margin: 0.05 }),
});
export type StartExperimentInput = z.infer<typeof startExperimentSchema>;

export const byPromptSchema = z.object({ promptId: z.string().max(40) });
export const byExperimentSchema = byPromptSchema.extend({ experimentId: z.string().max(40) });
export type ByExperiment = z.infer<typeof byExperimentSchema>;

export const listExperimentsSchema = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

const armSchema = z.object({
  version: z.int(),
  share: z.int(),
  /** People who were given it, and those of them whose outcome is known. */
  exposures: z.int(),
  outcomes: z.int(),
  /** The share of thumbs up, or the typical cost (millionths of a US dollar) or time (milliseconds); null while nothing is known. */
  value: z.number().nullable(),
  /** Where the true value is at all times, with 1 - errorRate for all arms together; null while it could be anything. */
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
});

export const experimentSchema = z.object({
  id: z.string(),
  promptId: z.string(),
  state: z.enum(["running", "ended"]),
  metric: z.enum(EXPERIMENT_METRICS),
  arms: z.array(armSchema),
  minimumPerArm: z.int(),
  stopRule: z.object({ errorRate: z.number(), margin: z.number() }),
  result: z.enum(EXPERIMENT_RESULTS).nullable(),
  /** The winner's version. */
  winner: z.int().nullable(),
  /** The proposal to make the winner `production`, where one could be made. */
  promotionId: z.string().nullable(),
  startedBy: z.string().nullable(),
  startedAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  revision: z.int(),
});
export type ExperimentView = z.infer<typeof experimentSchema>;

export const experimentPageSchema = z.object({ items: z.array(experimentSchema), nextCursor: z.string().nullable() });

export const stopExperimentSchema = z.strictObject({ revision: z.int().min(1) });
