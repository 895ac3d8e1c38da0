import type { UsageRecord } from "../ai/usage.store.ts";
import { auditRun, isRunDue } from "../failsafe/audits/audit-run.ts";
import type { AuditLinks } from "../failsafe/audits/ports.ts";
import { watchCost } from "../failsafe/audits/watch-cost.ts";
import type { Runtime, RuntimeOverrides } from "./runtime.ts";
import { createSystemContext } from "./system-context.ts";

/** What answers and what audits answers stand apart, and meet here. */
export function createAuditLinks(runtime: () => Runtime, instead: RuntimeOverrides["answerAuditor"] = {}): AuditLinks {
  return {
    answerAuditor: {
      isDue: (orgId, run) => isRunDue(runtime().deps, orgId, run),
      audit: (ctx, answer) => auditRun({ ...ctx, deps: runtime().deps }, answer),
      ...instead,
    },
    async findRun(orgId, runId) {
      const { turns, callLog } = runtime().deps;
      if (runId.startsWith("trn_")) {
        const turn = await turns.findOfOrganization(orgId, runId);
        return turn && { model: turn.reply ? `${turn.reply.provider}/${turn.reply.model}` : null };
      }
      const call = await callLog.find(orgId, runId);
      return call && { model: call.provider !== null && call.model !== null ? `${call.provider}/${call.model}` : null };
    },
  };
}

/** Never in the way of the books: a cost that was not looked at is looked at with the next one. */
export async function watchBooked(runtime: Runtime, rows: readonly UsageRecord[]): Promise<void> {
  for (const [orgId, own] of Map.groupBy(rows, (row) => row.orgId)) {
    const booked = own
      .filter(({ costMicros }) => costMicros > 0)
      .map(({ provider, model, at, costMicros }) => ({ model: `${provider}/${model}`, at, costMicros }));
    const ctx = createSystemContext(runtime, { job: "failsafe.watch-cost", orgId });
    await watchCost(ctx, booked).catch((error: unknown) => ctx.log.error({ error }, "what a model costs could not be watched"));
  }
}
