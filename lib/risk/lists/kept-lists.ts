// The lists of an organization as judging asks them: all entries in memory, read again only when one of them has changed.

import { createRecencyMap } from "../../platform/recency-map.ts";
import type { ListEntryStore, ListMark } from "./list-entry.store.ts";
import type { ListLookup } from "./list-lookup.ts";
import { HIGH_RISK_COUNTRIES, SANCTIONED_COUNTRIES } from "./shipped-countries.ts";

export type KeptLists = { listsOf(orgId: string): Promise<ListLookup> };

const ORGANIZATIONS_MAX = 200;

type Held = { changedAt: number; count: number; lists: ListLookup };

/** Whether an entry has run out is asked at each transaction. */
export function createKeptLists(store: Pick<ListEntryStore, "findLastChange" | "count" | "listMarks">): KeptLists {
  const held = createRecencyMap<Held>(ORGANIZATIONS_MAX);
  return {
    async listsOf(orgId) {
      const changedAt = (await store.findLastChange(orgId))?.getTime() ?? 0;
      const known = held.get(orgId);
      const count = changedAt === 0 ? 0 : await store.count(orgId);
      // Two changes within a millisecond are told apart by their number.
      if (known && known.changedAt === changedAt && known.count === count) return known.lists;
      const lists = toListLookup(changedAt === 0 ? [] : await store.listMarks(orgId));
      held.set(orgId, { changedAt, count, lists });
      return lists;
    },
  };
}

/** Country lists begin with the shipped ones. */
export function toListLookup(entries: readonly ListMark[]): ListLookup {
  const byKey = new Map<string, ListMark[]>();
  const put = (key: string, entry: ListMark): void => {
    const known = byKey.get(key);
    if (known) known.push(entry);
    else byKey.set(key, [entry]);
  };
  const excluded = new Set(entries.filter(({ isExcluded }) => isExcluded).map(({ list, key }) => `${list} ${key}`));
  for (const entry of shippedEntries()) if (!excluded.has(`${entry.list} ${entry.key}`)) put(`country ${entry.key}`, entry);
  for (const entry of entries) {
    if (entry.isExcluded) continue;
    put(`${entry.subject} ${entry.key}`, entry);
    if (entry.demoKey !== null) put(`${entry.subject} ${entry.demoKey}`, entry);
  }
  return {
    marksOf({ payerKey, payeeKey, payerCountry, payeeCountry, network }, at) {
      const marks = new Set<string>();
      const look = (key: string, side: "payer" | "payee" | "network"): void => {
        for (const entry of byKey.get(key) ?? []) {
          const isOpen = entry.expiresAt === null || entry.expiresAt.getTime() > at;
          if (isOpen && (side === "network" || entry.side === "any" || entry.side === side)) marks.add(`${entry.list}:${side}`);
        }
      };
      look(`account ${payerKey}`, "payer");
      look(`account ${payeeKey}`, "payee");
      if (payerCountry !== null) look(`country ${payerCountry}`, "payer");
      if (payeeCountry !== null) look(`country ${payeeCountry}`, "payee");
      if (network !== null) look(`network ${network.toLowerCase()}`, "network");
      return marks.size === 0 ? NOTHING : [...marks].sort();
    },
  };
}

const NOTHING: readonly string[] = [];

function shippedEntries(): ListMark[] {
  const of = (list: "sanctioned" | "high_risk", countries: readonly { code: string }[]): ListMark[] =>
    countries.map(({ code }) => ({
      ...{ list, subject: "country" as const, key: code, demoKey: null, side: "any" as const, isExcluded: false, expiresAt: null },
    }));
  return [...of("sanctioned", SANCTIONED_COUNTRIES), ...of("high_risk", HIGH_RISK_COUNTRIES)];
}
