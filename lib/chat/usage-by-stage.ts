import type { UsageRow } from "../ai/usage.store.ts";
import { type UsageStage, type UsageView, usageStageSchema } from "./schema.ts";

/** What the customer pays for, in sum and by stage; null before anything was counted. */
export function toUsageView(rows: readonly UsageRow[]): UsageView | null {
  const billed = rows.filter((row) => row.bookedTo === "customer");
  if (billed.length === 0) return null;
  const stages = usageStageSchema.options.flatMap((stage) => {
    const own = billed.filter((row) => stageOf(row) === stage);
    return own.length === 0 ? [] : [{ stage, calls: own.length, ...sum(own) }];
  });
  return { ...sum(billed), isEstimated: billed.some((row) => row.isEstimated), stages };
}

/** Two counts of different calls as one. */
export function addUsage(a: UsageView | null, b: UsageView | null): UsageView | null {
  if (!a || !b) return a ?? b;
  const stages = usageStageSchema.options.flatMap((stage) => {
    const own = [...a.stages, ...b.stages].filter((each) => each.stage === stage);
    return own.length === 0 ? [] : [{ stage, calls: own.reduce((total, { calls }) => total + calls, 0), ...sum(own) }];
  });
  return { ...sum([a, b]), isEstimated: a.isEstimated || b.isEstimated, stages };
}

type Spending = Pick<UsageRow, "inputTokens" | "outputTokens" | "costMicros">;

function sum(rows: readonly Spending[]): Spending {
  const total = { inputTokens: 0, outputTokens: 0, costMicros: 0 };
  for (const { inputTokens, outputTokens, costMicros } of rows) {
    total.inputTokens += inputTokens;
    total.outputTokens += outputTokens;
    total.costMicros += costMicros;
  }
  return total;
}

/** The pipeline names its steps: `guard_in`, `judge`, `retrieve`, `model:0`, `tool:0_1`, each with a mark where a call was lost. */
function stageOf({ step, kind }: Pick<UsageRow, "step" | "kind">): UsageStage {
  if (kind === "tool" || step.startsWith("tool:")) return "tools";
  if (step.startsWith("judge") || step.startsWith("guard")) return "guard";
  return kind === "embedding" || step.startsWith("retrieve") ? "retrieval" : "model";
}
