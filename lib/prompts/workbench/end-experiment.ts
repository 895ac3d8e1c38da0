import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { ExperimentRecord } from "./experiment-record.ts";
import type { Judgement } from "./judge-experiment.ts";
import type { ExperimentDeps } from "./ports.ts";

type Decided = Exclude<Judgement, { type: "running" }>;

/** The outcomes have decided. Whoever gave the last of them has not. */
export async function endByRule(ctx: Context<ExperimentDeps>, experiment: ExperimentRecord, decided: Decided): Promise<void> {
  const winner = decided.type === "winner" ? (experiment.arms[decided.arm]?.version ?? null) : null;
  await end(bySystem(ctx), experiment, { result: decided.type, winner });
}

export async function endByTime(ctx: Context<ExperimentDeps>, experiment: ExperimentRecord): Promise<void> {
  await end(bySystem(ctx), experiment, { result: "timed_out", winner: null });
}

/** False when it had ended already. */
export function endByHand(ctx: Context<ExperimentDeps>, experiment: ExperimentRecord): Promise<boolean> {
  return end(ctx, experiment, { result: "stopped", winner: null });
}

function bySystem<Deps>(ctx: Context<Deps>): Context<Deps> {
  return { ...ctx, actor: { type: "system", job: "prompts.end-experiment" }, role: null };
}

type Result = Pick<ExperimentRecord, "result" | "winner">;

async function end(ctx: Context<ExperimentDeps>, { _id, promptId, tallies }: ExperimentRecord, result: Result): Promise<boolean> {
  const { db, promptExperiments, audit } = ctx.deps;
  return db.withTransaction(async (session) => {
    const endedAt = new Date(ctx.clock.now());
    if (!(await promptExperiments.end(ctx.orgId, _id, { ...result, promotionId: null, endedAt }, session))) return false;
    const entry = { action: "prompts.experiment-ended", target: { type: "prompt-experiment", id: _id } } as const;
    await audit.append(toAuditRecord(ctx, { ...entry, severity: "notice", after: { promptId, ...result, tallies } }), session);
    return true;
  });
}
