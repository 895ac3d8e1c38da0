// Where an account's money went, or came from, hop by hop. Money only moves on after it has arrived, so of every account just what it paid
// after that is followed (backwards: what it received before it paid on). Bounded on every side, and what is left out is counted.

import type { Standing } from "../transactions/transaction-record.ts";
import { type ExactAmount, sumAmounts } from "./sum-amounts.ts";

export const HOPS_MAX = 4;
/** Legs of one account that are looked at, newest first. */
export const LEGS_MAX = 400;
const PARTNERS_MAX = 8;
const ACCOUNTS_PER_HOP = 24;
const AT_ONCE = 8;

export type Leg = ExactAmount & {
  id: string;
  payerKey: string;
  payeeKey: string;
  at: number;
  weight: number;
  standing: Standing;
  isFlagged: boolean;
};

export type Direction = "out" | "in";
export type ReadLegs = (accountKey: string, query: { direction: Direction; from: number; until: number; limit: number }) => Promise<Leg[]>;
/** `at`: when the money that is followed came in there, or backwards went out. */
export type TraceStart = { accountKey: string; at: number };
export type TraceInput = { starts: readonly TraceStart[]; direction: Direction; hops: number; since: number; until: number };

export type TracedAccount = {
  accountKey: string;
  hop: number;
  /** Counterparties that are not drawn, and what went there. */
  more: { accounts: number; transactions: number; amounts: ExactAmount[] } | null;
  /** Had more legs than are looked at; the oldest are missing. */
  isCut: boolean;
};
export type TracedEdge = { from: string; to: string; legs: Leg[] };
export type Traced = { accounts: TracedAccount[]; edges: TracedEdge[] };

/** `moment`: when its money came in (backwards: when it went out), the earliest (latest) of all. */
type Reached = { account: TracedAccount; moment: number };

export async function traceFunds(readLegs: ReadLegs, input: TraceInput): Promise<Traced> {
  const { starts, direction, hops } = input;
  const reached = new Map<string, Reached>(
    starts.map(({ accountKey, at }) => [accountKey, { account: createAccount(accountKey, 0), moment: at }]),
  );
  const edges: TracedEdge[] = [];
  let frontier = [...reached.values()];
  for (let hop = 1; hop <= Math.min(hops, HOPS_MAX) && frontier.length > 0; hop += 1) {
    const groups = (await readAll(frontier, (each) => readPartners(readLegs, each, input))).flat();
    frontier = drawHop(groups, { reached, edges, hop, direction });
  }
  return { accounts: [...reached.values()].map(({ account }) => account), edges };
}

function createAccount(accountKey: string, hop: number): TracedAccount {
  return { accountKey, hop, more: null, isCut: false };
}

async function readAll<Item, Result>(items: readonly Item[], read: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE)
    results.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(read))));
  return results;
}

type Group = { of: Reached; partner: string; legs: Leg[]; weight: number };

async function readPartners(readLegs: ReadLegs, of: Reached, { direction, since, until }: TraceInput): Promise<Group[]> {
  const bounds = direction === "out" ? { from: of.moment, until } : { from: since, until: of.moment };
  const legs = await readLegs(of.account.accountKey, { direction, ...bounds, limit: LEGS_MAX });
  of.account.isCut = legs.length === LEGS_MAX;
  const byPartner = Map.groupBy(legs, ({ payerKey, payeeKey }) => (direction === "out" ? payeeKey : payerKey));
  return [...byPartner].map(([partner, group]) => ({
    of,
    partner,
    legs: group,
    weight: group.reduce((sum, { weight }) => sum + weight, 0),
  }));
}

type Drawing = { reached: Map<string, Reached>; edges: TracedEdge[]; hop: number; direction: Direction };

/** The heaviest partners of each account, and of those that are new the heaviest of all; flagged ones before others. */
function drawHop(groups: readonly Group[], { reached, edges, hop, direction }: Drawing): Reached[] {
  const ranked = groups.toSorted((a, b) => rankOf(b) - rankOf(a) || b.weight - a.weight || (a.partner < b.partner ? -1 : 1));
  const drawn = new Map<Reached, number>();
  const left = new Map<Reached, Group[]>();
  const fresh: Reached[] = [];
  for (const group of ranked) {
    const { of, partner, legs } = group;
    const isKnown = reached.has(partner);
    if ((drawn.get(of) ?? 0) >= PARTNERS_MAX || (!isKnown && fresh.length >= ACCOUNTS_PER_HOP)) {
      left.set(of, [...(left.get(of) ?? []), group]);
      continue;
    }
    drawn.set(of, (drawn.get(of) ?? 0) + 1);
    const [from, to] = direction === "out" ? [of.account.accountKey, partner] : [partner, of.account.accountKey];
    edges.push({ from, to, legs });
    if (isKnown) continue;
    const found = { account: createAccount(partner, hop), moment: 0 };
    fresh.push(found);
    reached.set(partner, found);
  }
  for (const [of, groupsLeft] of left) of.account.more = toMore(groupsLeft);
  for (const each of fresh) each.moment = momentOf(each, edges, direction);
  return fresh;
}

const rankOf = ({ legs }: Group): number => (legs.some(({ isFlagged }) => isFlagged) ? 1 : 0);

function toMore(groups: readonly Group[]): NonNullable<TracedAccount["more"]> {
  const legs = groups.flatMap((group) => group.legs);
  return { accounts: groups.length, transactions: legs.length, amounts: sumAmounts(legs) };
}

function momentOf({ account: { accountKey } }: Reached, edges: readonly TracedEdge[], direction: Direction): number {
  const moments = edges
    .filter(({ from, to }) => (direction === "out" ? to : from) === accountKey)
    .flatMap(({ legs }) => legs.map(({ at }) => at));
  return moments.reduce((best, at) => (direction === "out" ? Math.min(best, at) : Math.max(best, at)), moments[0] ?? 0);
}
