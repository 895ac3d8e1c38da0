import type { Context } from "../../platform/context.ts";
import type { RiskViewDeps } from "../accounts/ports.ts";
import { readLegsOf } from "../funds/get-funds.ts";
import { traceFunds } from "../funds/trace-funds.ts";
import { readAccountNames } from "../transactions/account-names.ts";
import type { ImpactView } from "./impact.schema.ts";
import type { ImpactRow } from "./measure-impact.ts";

const HOPS = 2;
/** The heaviest suspicious transactions that are followed. */
const STARTS_MAX = 20;
const SHOWN = 12;

/** Accounts that suspicious money reached, directly or by what its receivers paid on afterwards. Held money has reached nobody. */
export async function findAtRisk({ orgId, deps, clock }: Context<RiskViewDeps>, rows: readonly ImpactRow[]): Promise<ImpactView["atRisk"]> {
  const gone = rows
    .filter(({ standing, label }) => label?.isFraud !== false && standing !== "quarantined" && standing !== "blocked")
    .toSorted((a, b) => b.weight - a.weight);
  const followed = gone.slice(0, STARTS_MAX);
  const first = new Map<string, ImpactRow>();
  for (const row of followed) {
    const known = first.get(row.payeeKey);
    if (!known || row.at < known.at) first.set(row.payeeKey, row);
  }
  const starts = [...first].map(([accountKey, { at }]) => ({ accountKey, at: at.getTime() }));
  const since = Math.min(clock.now(), ...starts.map(({ at }) => at));
  const traced = await traceFunds(readLegsOf(deps.riskTransactionReads, orgId), {
    starts,
    direction: "out",
    hops: HOPS - 1,
    since,
    until: clock.now(),
  });
  const reached = traced.accounts.map(({ accountKey, hop }) => ({ accountKey, hop: hop + 1 }));
  const seen = new Map([
    ...traced.edges.flatMap(({ from, to, legs: [leg] }) => (leg ? [[from, leg.id] as const, [to, leg.id] as const] : [])),
    ...[...first].map(([accountKey, { _id }]) => [accountKey, _id] as const),
  ]);
  const nearest = reached.slice(0, SHOWN);
  const names = await readAccountNames(
    deps,
    orgId,
    new Map([...seen].filter(([key]) => nearest.some(({ accountKey }) => accountKey === key))),
  );
  return {
    hops: HOPS,
    accounts: reached.length,
    isCut: gone.length > STARTS_MAX || traced.accounts.some(({ more, isCut }) => more !== null || isCut),
    nearest: nearest.map((account) => ({ ...account, name: names.get(account.accountKey) ?? null })),
  };
}
