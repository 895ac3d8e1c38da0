import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createProfile } from "../engine/profile.ts";
import { readAccountNames, seenIn } from "../transactions/account-names.ts";
import { realmOf } from "../transactions/realm.ts";
import type { TransactionFacts } from "../transactions/transaction-reads.store.ts";
import type { AccountView } from "./account.schema.ts";
import { describeProfile } from "./describe-profile.ts";
import type { RiskViewDeps } from "./ports.ts";
import { toProfileView } from "./to-profile-view.ts";

const HISTORY_MAX = 200;
const CASES_MAX = 20;
/** A transaction may be dated a little ahead of our clock. */
const AHEAD_MS = 3_600_000;

/** Also "not found" for another organization's key, so that keys cannot be probed. */
export async function getRiskAccount(ctx: Context<RiskViewDeps>, accountKey: string): Promise<AccountView> {
  assertPermission(ctx, "risk.read");
  const { riskProfiles } = ctx.deps;
  const [stored, history] = await Promise.all([riskProfiles.find(ctx.orgId, accountKey), readHistory(ctx, accountKey)]);
  const [newest] = history;
  if (!newest) throw accountNotFound(accountKey);
  const now = ctx.clock.now();
  const profile = toProfileView(createProfile(stored?.bytes), now);
  const names = await readAccountNames(ctx.deps, ctx.orgId, seenIn([newest]));
  return {
    accountKey,
    name: names.get(accountKey) ?? null,
    realm: realmOf(newest.source),
    profile,
    words: describeProfile(profile, now),
    history: history
      .slice(0, HISTORY_MAX)
      .toReversed()
      .map((transaction) => toPoint(transaction, accountKey)),
    isHistoryCut: history.length > HISTORY_MAX,
    rules: countRules(history.filter(({ payerKey }) => payerKey === accountKey)),
    cases: [...new Set(history.flatMap(({ caseId }) => caseId ?? []))].slice(0, CASES_MAX),
  };
}

export function accountNotFound(accountKey: string): AppError {
  return new AppError("not_found", "risk.account_not_found", `No account ${accountKey}.`);
}

/** Both sides, newest first; one more than is shown, to know whether there are more. */
async function readHistory({ orgId, deps, clock }: Context<RiskViewDeps>, accountKey: string): Promise<TransactionFacts[]> {
  const query = { accountKey, from: new Date(0), until: new Date(clock.now() + AHEAD_MS), limit: HISTORY_MAX + 1 };
  const sides = await Promise.all([
    deps.riskTransactionReads.listLegs(orgId, { ...query, direction: "out" }),
    deps.riskTransactionReads.listLegs(orgId, { ...query, direction: "in" }),
  ]);
  // Whoever pays themselves stands on both sides.
  const all = new Map(sides.flat().map((transaction) => [transaction._id, transaction]));
  return [...all.values()].toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a._id < b._id ? 1 : -1)).slice(0, HISTORY_MAX + 1);
}

/** Also those that slept: somebody may want to know what a snooze keeps quiet. */
function countRules(payments: readonly TransactionFacts[]): AccountView["rules"] {
  const times = new Map<string, number>();
  for (const { verdict } of payments)
    for (const code of new Set([...verdict.rules, ...verdict.snoozed])) times.set(code, (times.get(code) ?? 0) + 1);
  return [...times].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([code, count]) => ({ code, times: count }));
}

function toPoint({ _id, at, payerKey, weight, verdict, standing }: TransactionFacts, accountKey: string): AccountView["history"][number] {
  return {
    transactionId: _id,
    at: at.toISOString(),
    direction: payerKey === accountKey ? "paid" : "received",
    dollars: weight,
    score: verdict.score,
    level: verdict.level,
    standing,
  };
}
