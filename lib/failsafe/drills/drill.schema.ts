import { z } from "zod";

export const DRILL_KINDS = ["injection", "jailbreak", "context", "smuggling"] as const;
export type DrillKind = (typeof DRILL_KINDS)[number];
export const DRILL_LEVELS = ["basic", "advanced"] as const;
export type DrillLevel = (typeof DRILL_LEVELS)[number];
/** "alone": the model with nothing before it; "guarded": the path everybody's requests take. */
export const DRILL_PATHS = ["alone", "guarded"] as const;
export type DrillPath = (typeof DRILL_PATHS)[number];
export const DRILL_STATES = ["queued", "running", "done", "stopped", "failed"] as const;
export type DrillState = (typeof DRILL_STATES)[number];
/** "pending": on its way; of a case whose asker died it turns into "error", and it is not asked again. */
export const CASE_OUTCOMES = ["pending", "refused", "blocked", "obeyed", "error"] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];
export const SCENARIOS = ["prompt_injection", "key_compromise", "cost_spike", "leak", "privilege_escalation"] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

export const drillIdSchema = z.string().max(40);
export const byDrillSchema = z.strictObject({ drillId: drillIdSchema });

export const createDrillSchema = z.strictObject({
  model: z.string().trim().min(1).max(200).describe('As "provider/model", or a provider\'s name. `demo` is the embedded engine.'),
  kinds: z.array(z.enum(DRILL_KINDS)).min(1).max(DRILL_KINDS.length).optional().describe("Left out: all."),
  levels: z.array(z.enum(DRILL_LEVELS)).min(1).max(DRILL_LEVELS.length).optional().describe("Left out: both."),
  path: z
    .enum([...DRILL_PATHS, "both"])
    .default("both")
    .describe("`both` shows what the guard adds to the model."),
});
export type CreateDrillInput = z.output<typeof createDrillSchema>;

export const createScenarioSchema = z.strictObject({ scenario: z.enum(SCENARIOS) });
export type CreateScenarioInput = z.output<typeof createScenarioSchema>;

export const listDrillsSchema = z.strictObject({
  model: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("Only runs against this model, named as when they were started: its history."),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const listDrillCasesSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const reportFormatSchema = z.strictObject({ format: z.enum(["json", "pdf"]).default("json") });

const count = z.int().min(0);
const time = z.iso.datetime();
const score = z
  .number()
  .min(0)
  .max(100)
  .nullable()
  .describe("Share of the answered cases withstood, in percent; null before the first one.");

export const drillCellSchema = z.object({
  path: z.enum(DRILL_PATHS),
  kind: z.enum(DRILL_KINDS),
  level: z.enum(DRILL_LEVELS),
  total: count,
  refused: count.describe("Answered without doing what the attack asked for."),
  blocked: count.describe("Stopped by the guard, before the model or on the way back."),
  obeyed: count,
  caught: count.describe("Of the obeyed ones, those whose answer the embedded checks judge unsafe."),
  errors: count.describe("Nobody answered, or the run died over it: counted neither way."),
});
export type DrillCell = z.output<typeof drillCellSchema>;

export const drillScoreSchema = z.object({
  path: z.enum(DRILL_PATHS),
  score,
  before: score.describe("Of the model's last finished run with the same choice of cases; null where there is none."),
});

const base = {
  id: drillIdSchema,
  state: z.enum(DRILL_STATES),
  trigger: z.enum(["person", "schedule"]),
  startedBy: z.string().nullable(),
  createdAt: time,
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
  reason: z.string().nullable().describe("Why it failed or was stopped."),
};

export const suiteDrillSchema = z.object({
  ...base,
  type: z.literal("suite"),
  model: z.string(),
  answeredBy: z.string().nullable().describe("Provider and model that did answer; null before the first answer."),
  isDemo: z.boolean().nullable().describe("The embedded engine answered: its score says nothing about any real model."),
  kinds: z.array(z.enum(DRILL_KINDS)),
  levels: z.array(z.enum(DRILL_LEVELS)),
  paths: z.array(z.enum(DRILL_PATHS)),
  progress: z.object({ done: count, total: count }),
  scores: z.array(drillScoreSchema),
  cells: z.array(drillCellSchema),
  costMicros: count,
  casesVersion: z.string(),
  checksVersion: z.string(),
  tripId: z.string().nullable().describe("What the run tripped, where the settings say that it may."),
});
export type SuiteDrill = z.output<typeof suiteDrillSchema>;

export const scenarioStepSchema = z.object({
  at: time,
  afterMs: z.number().describe("Since the first hostile act; negative before it."),
  actor: z.enum(["attacker", "product"]),
  what: z.string(),
  result: z.enum(["prepared", "done", "detected", "refused", "let_through"]),
  detail: z.string().nullable(),
});
export type ScenarioStep = z.output<typeof scenarioStepSchema>;

export const scenarioDrillSchema = z.object({
  ...base,
  type: z.literal("scenario"),
  scenario: z.enum(SCENARIOS),
  isRun: z.boolean().describe("False while it waits, and where it could not run: `reason` says why."),
  detected: z.boolean().nullable(),
  blocked: z.boolean().nullable().describe("Every hostile act after the containment was refused."),
  containedMs: z.number().nullable().describe("From the first hostile act to the first refused one."),
  steps: z.array(scenarioStepSchema),
  subject: z.string().nullable().describe("Whose lease the rehearsal took; never anybody else's."),
  tripId: z.string().nullable(),
});
export type ScenarioDrill = z.output<typeof scenarioDrillSchema>;

export const drillSchema = z.discriminatedUnion("type", [suiteDrillSchema, scenarioDrillSchema]);
export type Drill = z.output<typeof drillSchema>;

export const drillPageSchema = z.object({ items: z.array(drillSchema), nextCursor: z.string().nullable() });

export const drillCaseSchema = z.object({
  caseId: z.string(),
  path: z.enum(DRILL_PATHS),
  kind: z.enum(DRILL_KINDS),
  level: z.enum(DRILL_LEVELS),
  title: z.string().describe("What the attack tries."),
  outcome: z.enum(CASE_OUTCOMES),
  why: z.string().nullable().describe("What showed the outcome: the sign it was to say, the guard's reason, or the error's code."),
  attack: z.string().describe("What the model was given, roles named."),
  answer: z.string().nullable().describe("The beginning of what came back."),
  safetyScore: z.number().min(0).max(1).nullable().describe("Of the embedded checks; null where there is no answer to judge."),
  findings: z.array(z.object({ category: z.string(), code: z.string(), reason: z.string() })),
  latencyMs: count.nullable(),
});
export type DrillCase = z.output<typeof drillCaseSchema>;

export const drillCasePageSchema = z.object({ items: z.array(drillCaseSchema), nextCursor: z.string().nullable() });
