import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { modelChanged } from "./errors.ts";
import { type ModelStanding, type Move, planMove } from "./model-states.ts";
import type { ModelDeps } from "./ports.ts";
import type { RiskModelSummary } from "./risk-model.store.ts";

type Session = Parameters<ModelDeps["riskModelStore"]["move"]>[3];
type MovedBy = { by: string; reason: string };

/** Null where it may not go. `others` are who judges and who is tried. */
export function planFor(model: RiskModelSummary, to: Move["to"], others: readonly RiskModelSummary[]): Move[] | null {
  return planMove(toStanding(model), to, others.map(toStanding));
}

const toStanding = ({ _id, state, wasLive }: RiskModelSummary): ModelStanding => ({ id: _id, state, wasLive });

/** All of it with its audit records, on exactly the records it was decided on; what makes room goes first. */
export async function moveModels(
  ctx: Context<Pick<ModelDeps, "riskModelStore" | "audit">>,
  known: readonly RiskModelSummary[],
  moves: readonly Move[],
  { by, reason }: MovedBy,
  session: Session,
): Promise<void> {
  const at = new Date(ctx.clock.now());
  for (const { id, from, to } of moves) {
    const record = known.find(({ _id }) => _id === id);
    if (!record || !(await ctx.deps.riskModelStore.move(ctx.orgId, record, { to, at, by, reason }, session))) throw modelChanged();
    const entry = {
      action: "risk.model-moved",
      target: { type: "risk_model", id },
      severity: to === "live" || from === "live" ? ("warning" as const) : ("notice" as const),
      before: { version: record.version, state: from },
      after: { version: record.version, state: to, reason },
    };
    await ctx.deps.audit.append(toAuditRecord(ctx, entry), session);
  }
}
