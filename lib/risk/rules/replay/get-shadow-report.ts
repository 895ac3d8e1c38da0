import { assertPermission } from "../../../platform/assert-permission.ts";
import type { Context } from "../../../platform/context.ts";
import type { RuleDeps } from "../ports.ts";
import { ruleSetVersion } from "../rule-sets.ts";
import type { ShadowReport } from "./replay.schema.ts";
import { addReplayed, createReplaySums } from "./replay-sums.ts";
import { toPairs } from "./to-replay-view.ts";

const ROWS_MAX = 5_000;

/** What the set that is tried has said beside the one that judges, of the newest transactions since it is tried. */
export async function getShadowReport(ctx: Context<RuleDeps>): Promise<ShadowReport> {
  assertPermission(ctx, "risk.read");
  const { ruleSetStore, replayRows } = ctx.deps;
  const set = (await ruleSetStore.listPlaced(ctx.orgId)).find(({ place }) => place === "shadow");
  const sums = createReplaySums();
  const since = set?.changes.findLast(({ to }) => to === "shadow")?.at ?? null;
  if (set && since) {
    const name = ruleSetVersion(set.version);
    for (const { _id: id, label, verdict } of await replayRows.listShadowed(ctx.orgId, since, ROWS_MAX)) {
      if (verdict.shadow?.version !== name) continue;
      const before = { decision: verdict.decision, score: 0, rules: [] };
      const after = { ...before, decision: verdict.shadow.decision };
      addReplayed(sums, { id, at: since, isGenerated: false, isFraud: label?.isFraud ?? null, before, after });
    }
  }
  const { looked, frauds, honest } = sums;
  return { version: set?.version ?? null, since: since?.toISOString() ?? null, judged: looked, decisions: toPairs(sums), frauds, honest };
}
