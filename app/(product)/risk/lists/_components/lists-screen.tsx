"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { LIST_NAMES, type ListName, listEntries } from "../../../../_client/risk-lists.ts";
import { isAdmin, useMe } from "../../../../_client/use-me.ts";
import { Segments } from "../../../../_ui/segments.tsx";
import { useUrlState } from "../../../../_ui/use-url-state.ts";
import { RowSection } from "../../../_report/row-section.tsx";
import { RiskFrame } from "../../_shell/risk-frame.tsx";
import { AddEntries } from "./add-entries.tsx";
import { EntryTable } from "./entry-table.tsx";
import { LIST_EFFECTS, LISTS } from "./list-words.ts";
import { SnoozeSection } from "./snooze-section.tsx";

export function ListsScreen() {
  const canDecide = isAdmin(useMe().data);
  const { search, change } = useUrlState();
  const list = LIST_NAMES.find((name) => name === search.get("list")) ?? "block";
  const pages = useInfiniteQuery(pagesOf(queryKeys.riskLists(list), (cursor, signal) => listEntries(list, cursor, signal)));
  const entries = itemsOf(pages.data);
  const shipped = pages.data?.pages[0]?.shipped ?? null;
  return (
    <RiskFrame>
      <div className="-m-1 overflow-x-auto p-1">
        <Segments
          legend="List"
          options={LISTS}
          chosen={list}
          onChosen={(value: ListName) => change({ list: value === "block" ? null : value })}
        />
      </div>
      <p className="text-sm">{LIST_EFFECTS[list]}</p>
      {canDecide ? (
        <AddEntries key={list} list={list} />
      ) : (
        <p className="text-ink-soft text-sm">Owners and admins decide what stands on the lists.</p>
      )}
      <RowSection title="Entries" pages={pages} isEmpty={pages.isPending || (pages.isError && entries.length === 0)}>
        <EntryTable list={list} entries={entries} canDecide={canDecide} />
      </RowSection>
      {shipped && (
        <section aria-label="Sources" className="flex flex-col gap-1 text-ink-soft text-xs">
          <h2 className="font-medium text-ink text-sm">Where the shipped countries come from, as of {shipped.asOf}</h2>
          <ul className="list-disc pl-5">
            {shipped.sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
          <p>Lists change several times a year: compare them with your own counsel's before you rely on them.</p>
        </section>
      )}
      <SnoozeSection />
    </RiskFrame>
  );
}
