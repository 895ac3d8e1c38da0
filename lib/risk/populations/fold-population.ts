import type { Context } from "../../platform/context.ts";
import { hashName } from "../engine/movement.ts";
import { currencyGroup, learnPopulation } from "../engine/population.ts";
import { learnTails, watchedOf } from "../engine/surprise.ts";
import { decodeRow } from "../transactions/encode-row.ts";
import type { Realm } from "../transactions/realm.ts";
import type { ReceivedPosition, TransactionStore } from "../transactions/transaction.store.ts";
import { decodePopulation, encodePopulation } from "./encode-population.ts";
import type { PopulationStore } from "./population.store.ts";
import type { Populations } from "./populations.ts";
import { priorPopulation } from "./prior-population.ts";

export type PopulationDeps = { riskTransactions: TransactionStore; riskPopulationStore: PopulationStore; riskPopulations: Populations };

const LEAST_NEW = 20;
const LEAST_SHARE = 0.02;
const ROWS_MAX = 5_000;
/** Rows of other processes may still be on their way in; one that comes later than this is missed, which a statistic can bear. */
export const SETTLE_MS = 2_000;

/** How many have to be new beside those a snapshot has learnt from. */
export const leastNewOf = (known: number): number => Math.max(LEAST_NEW, LEAST_SHARE * known);

/** Adds what has come in to a new snapshot; null when it is too little. One call folds at most 5,000: repeat it while `isMore`. */
export async function foldPopulation(ctx: Context<PopulationDeps>, realm: Realm): Promise<{ version: number; isMore: boolean } | null> {
  const { riskTransactions, riskPopulationStore, riskPopulations } = ctx.deps;
  const before = await riskPopulationStore.findNewest(ctx.orgId, realm);
  const count = before?.count ?? 0;
  const now = ctx.clock.now();
  const rows = await riskTransactions.listReceived(ctx.orgId, realm, {
    after: before?.until ?? null,
    until: new Date(now - SETTLE_MS),
    limit: ROWS_MAX,
  });
  const last = rows.at(-1);
  if (!last || rows.length < Math.min(ROWS_MAX, leastNewOf(count))) return null;
  const { population, tails } = decodePopulation(before?.bytes ?? encodePopulation(priorPopulation()));
  for (const { weight, category, currency, verdict } of rows) {
    const groups = { category: category === null ? 0 : hashName(category), currency: hashName(currencyGroup(currency)) };
    learnPopulation(population, { amount: weight, ...groups });
    learnTails(tails, watchedOf(decodeRow(verdict.row)));
  }
  const version = (before?.version ?? 0) + 1;
  const until: ReceivedPosition = { receivedAt: last.receivedAt, id: last._id };
  const bytes = encodePopulation({ population, tails });
  const _id = `${ctx.orgId}:${realm}:${version}`;
  await riskPopulationStore.insert({ _id, orgId: ctx.orgId, realm, version, bytes, count: count + rows.length, until, at: new Date(now) });
  riskPopulations.forget(ctx.orgId, realm);
  return { version, isMore: rows.length === ROWS_MAX };
}
