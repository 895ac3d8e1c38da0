import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { accountNotFound } from "../accounts/get-account.ts";
import type { RiskViewDeps } from "../accounts/ports.ts";
import { readAccountNames } from "../transactions/account-names.ts";
import type { TransactionReadStore } from "../transactions/transaction-reads.store.ts";
import type { Standing } from "../transactions/transaction-record.ts";
import { findComponents, isOnCycle } from "./find-cycles.ts";
import type { FundsView, GetFundsInput } from "./funds.schema.ts";
import { sumAmounts } from "./sum-amounts.ts";
import { type ReadLegs, type Traced, type TracedEdge, traceFunds } from "./trace-funds.ts";

const DAY_MS = 86_400_000;
const DAYS = 30;
const AHEAD_MS = 3_600_000;

type Input = GetFundsInput & { accountKey: string };

/** Where an account's money went, or came from. Also "not found" for another organization's key. */
export async function getFunds(ctx: Context<RiskViewDeps>, { accountKey, direction, hops, since: asked }: Input): Promise<FundsView> {
  assertPermission(ctx, "risk.read");
  const { orgId, deps, clock } = ctx;
  const until = clock.now() + AHEAD_MS;
  const since = asked === undefined ? clock.now() - DAYS * DAY_MS : Date.parse(asked);
  const starts = [{ accountKey, at: direction === "out" ? since : until }];
  const traced = await traceFunds(readLegsOf(deps.riskTransactionReads, orgId), { starts, direction, hops, since, until });
  const seen = seenAlong(traced);
  if (!seen.has(accountKey)) seen.set(accountKey, await findAnyOf(ctx, accountKey));
  const names = await readAccountNames(deps, orgId, seen);
  return { accountKey, direction, hops, since: new Date(since).toISOString(), ...toGraph(traced, names) };
}

export function readLegsOf(reads: TransactionReadStore, orgId: string): ReadLegs {
  return async (accountKey, { direction, from, until, limit }) => {
    const found = await reads.listLegs(orgId, { accountKey, direction, from: new Date(from), until: new Date(until), limit });
    return found.map(({ _id, at, payerKey, payeeKey, amountMinor, currency, exponent, weight, standing, verdict }) => ({
      ...{ id: _id, at: at.getTime(), payerKey, payeeKey, amountMinor, currency, exponent, weight, standing },
      isFlagged: verdict.isFlagged || standing === "flagged" || standing === "quarantined" || standing === "blocked",
    }));
  };
}

/** One transaction for each account that is drawn. */
function seenAlong({ edges }: Traced): Map<string, string> {
  return new Map(edges.flatMap(({ from, to, legs: [leg] }) => (leg ? [[from, leg.id] as const, [to, leg.id] as const] : [])));
}

/** An account without a transaction on this side in this time is still one, if it has any at all. */
async function findAnyOf({ orgId, deps, clock }: Context<RiskViewDeps>, accountKey: string): Promise<string> {
  const query = { accountKey, from: new Date(0), until: new Date(clock.now() + AHEAD_MS), limit: 1 };
  for (const direction of ["out", "in"] as const) {
    const [found] = await deps.riskTransactionReads.listLegs(orgId, { ...query, direction });
    if (found) return found._id;
  }
  throw accountNotFound(accountKey);
}

function toGraph({ accounts, edges }: Traced, names: ReadonlyMap<string, string>): Pick<FundsView, "accounts" | "edges"> {
  const components = findComponents(edges);
  const sizes = new Map([...Map.groupBy(components.values(), (each) => each)].map(([component, members]) => [component, members.length]));
  const cyclic = new Set(edges.filter((edge) => isOnCycle(components, edge, sizes)));
  const inCycles = new Set([...cyclic].flatMap(({ from, to }) => [from, to]));
  return {
    accounts: accounts.map((account) => ({
      ...account,
      name: names.get(account.accountKey) ?? null,
      isOnCycle: inCycles.has(account.accountKey),
    })),
    edges: edges.map((edge) => ({ ...toEdge(edge), isOnCycle: cyclic.has(edge) })),
  };
}

const WORST_FIRST: readonly Standing[] = ["blocked", "quarantined", "flagged", "released", "passed"];

function toEdge({ from, to, legs }: TracedEdge): Omit<FundsView["edges"][number], "isOnCycle"> {
  const times = legs.map(({ at }) => at);
  const worst = WORST_FIRST.find((standing) => legs.some((leg) => leg.standing === standing)) ?? "passed";
  return {
    ...{ from, to, transactions: legs.length, amounts: sumAmounts(legs), worst },
    dollars: legs.reduce((sum, { weight }) => sum + weight, 0),
    firstAt: new Date(Math.min(...times)).toISOString(),
    lastAt: new Date(Math.max(...times)).toISOString(),
    flagged: legs.filter(({ isFlagged }) => isFlagged).length,
  };
}
