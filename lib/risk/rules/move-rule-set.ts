import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { findRuleSet, SHIPPED_ID } from "./find-rule-set.ts";
import type { RuleDeps } from "./ports.ts";
import type { MoveRuleSetInput, RuleSetView } from "./rule-set.schema.ts";
import type { RuleSetRecord } from "./rule-set.store.ts";
import { isReplayNeeded, planRuleSetMove, type RuleSetMove, type RuleSetStanding } from "./rule-set-states.ts";
import { toRuleSet, toShippedRuleSet } from "./to-rule-set.ts";

const ACTIONS = {
  draft: "risk.rule-set-created",
  shadow: "risk.rule-set-tried",
  live: "risk.rule-set-promoted",
  retired: "risk.rule-set-retired",
} as const;

const standingOf = ({ _id, state, wasLive }: RuleSetRecord): RuleSetStanding => ({ id: _id, state, wasLive });

/** Where a set stands changes together with whoever makes room for it, or not at all. */
export async function moveRuleSet(ctx: Context<RuleDeps>, id: string, { current, to, note }: MoveRuleSetInput): Promise<RuleSetView> {
  assertPermission(ctx, "risk-policy.write");
  if (id === SHIPPED_ID) return restoreShipped(ctx, { to, note: note ?? null });
  const set = await findRuleSet(ctx, id);
  if (set.state !== current) throw changedMeanwhile(`Version ${set.version} is ${set.state} by now.`);
  if (isReplayNeeded(set, to)) await assertReplayed(ctx, set);
  const moves = planRuleSetMove(standingOf(set), to, (await ctx.deps.ruleSetStore.listPlaced(ctx.orgId)).map(standingOf));
  if (!moves) throw new AppError("conflict", "risk.rule_set_state", `A set that is ${set.state} cannot become ${to}.`);
  await apply(ctx, moves, { to, id, note: note ?? null });
  return toRuleSet(await findRuleSet(ctx, id));
}

/** Nobody's set judges, so the shipped one does. */
async function restoreShipped(ctx: Context<RuleDeps>, { to, note }: { to: string; note: string | null }): Promise<RuleSetView> {
  const live = (await ctx.deps.ruleSetStore.listPlaced(ctx.orgId)).find(({ place }) => place === "live");
  if (to !== "live" || !live) throw new AppError("conflict", "risk.rule_set_state", "The set as shipped can only become live again.");
  await apply(ctx, [{ id: live._id, from: "live", to: "retired" }], { to: "live", id: SHIPPED_ID, note });
  return toShippedRuleSet(true);
}

async function assertReplayed({ deps, orgId }: Context<RuleDeps>, { _id, version }: RuleSetRecord): Promise<void> {
  const replay = await deps.ruleReplays.find(orgId, _id);
  if (replay?.state === "done") return;
  const detail = `Replay version ${version} over what was judged before it judges itself.`;
  throw new AppError("conflict", "risk.replay_required", detail);
}

type Decided = { to: "shadow" | "live" | "retired"; id: string; note: string | null };

async function apply(ctx: Context<RuleDeps>, moves: readonly RuleSetMove[], { to, id, note }: Decided): Promise<void> {
  const { db, audit, ruleSetStore, ruleSets, riskPolicies } = ctx.deps;
  const change = { at: new Date(ctx.clock.now()), by: userIdOf(ctx), note };
  const entry = toAuditRecord(ctx, { action: ACTIONS[to], target: { type: "risk-rule-set", id }, severity: "warning", after: moves });
  const write = db.withTransaction(async (session) => {
    for (const move of moves)
      if (!(await ruleSetStore.move(ctx.orgId, move, { ...change, to: move.to }, session)))
        throw changedMeanwhile("Somebody else has decided about the rules.");
    await audit.append(entry, session);
  });
  const isDone = await db.isInserted(write);
  ruleSets.forget(ctx.orgId);
  riskPolicies.forget(ctx.orgId);
  if (!isDone) throw changedMeanwhile("Somebody else has decided about the rules.");
}

function changedMeanwhile(what: string): AppError {
  return new AppError("conflict", "risk.rule_set_changed", `${what} Look at it and decide again.`);
}
