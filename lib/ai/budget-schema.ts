import { z } from "zod";
import { FEATURES } from "./access.ts";

/** Millionths of a US dollar; a billion dollars at most, so that sums stay exact integers. */
const MICROS_MAX = 1_000_000_000_000_000;

export const BUDGET_PERIODS = ["day", "month"] as const;
export type BudgetPeriod = (typeof BUDGET_PERIODS)[number];

const name = z.string().regex(/^[\w-]{1,64}$/, "must be an id");

export const budgetIdSchema = z.string().min(1).max(64);

/** What a cap counts: everything, or what one person, one key or one feature spends. */
export const budgetScopeSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("organization") }),
  z.strictObject({ type: z.literal("user"), id: name }),
  z.strictObject({ type: z.literal("key"), id: name }),
  z.strictObject({ type: z.literal("feature"), id: z.enum(FEATURES) }),
]);
export type BudgetScope = z.infer<typeof budgetScopeSchema>;

const capMicros = z.int().min(1).max(MICROS_MAX);

/** Periods are those of UTC. */
export const createBudgetSchema = z.strictObject({ scope: budgetScopeSchema, period: z.enum(BUDGET_PERIODS), capMicros });
export type CreateBudgetInput = z.infer<typeof createBudgetSchema>;

export const updateBudgetSchema = z.strictObject({ capMicros });

export const budgetAlertSchema = z.object({ percent: z.int(), at: z.iso.datetime(), usedMicros: z.int() });

export const budgetSchema = z.object({
  id: budgetIdSchema,
  scope: z.object({ type: z.enum(["organization", "user", "key", "feature"]), id: z.string() }),
  period: z.enum(BUDGET_PERIODS),
  currency: z.literal("USD"),
  capMicros: z.int(),
  /** Of calls that have ended. */
  spentMicros: z.int(),
  /** Set aside for calls under way. */
  heldMicros: z.int(),
  /** Of calls whose end nobody saw; counts as spent. */
  uncertainMicros: z.int(),
  /** Below zero where a cap was lowered under what is spent. */
  leftMicros: z.int(),
  /** Spent and uncertain in percent of the cap, to one decimal, rounded down. */
  percent: z.number(),
  /** Of this period, each once. */
  alertsSent: z.array(budgetAlertSchema),
  startsAt: z.iso.datetime(),
  resetsAt: z.iso.datetime(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Budget = z.infer<typeof budgetSchema>;
