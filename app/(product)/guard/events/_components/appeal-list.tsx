"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Flag, Lock } from "lucide-react";
import { APPEALS_EXPORT, type AppealState, listAppeals } from "../../../../_client/guard-appeals.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { isAdmin, useMe } from "../../../../_client/use-me.ts";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { FilterChips } from "../../../../_ui/filter-chips.tsx";
import { listOf, useUrlState } from "../../../../_ui/use-url-state.ts";
import { ExportLink } from "../../../_report/export-link.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { AppealCard } from "./appeal-card.tsx";

const STATES = [
  { value: "open", label: "Open" },
  { value: "accepted", label: "Accepted" },
  { value: "dismissed", label: "Dismissed" },
] as const;
const KNOWN: readonly AppealState[] = ["open", "accepted", "dismissed"];

/** What people say the guard got wrong; decided ones become the organization's evaluation set. */
export function AppealList() {
  const canDecide = isAdmin(useMe().data);
  const { search, change } = useUrlState();
  const state = listOf(search, "state", KNOWN)[0] ?? null;
  const pages = useInfiniteQuery(pagesOf(queryKeys.guardAppeals(state ?? "all"), (cursor, signal) => listAppeals(state, cursor, signal)));
  if (pages.isError && asProblem(pages.error).status === 403)
    return <EmptyState icon={Lock} title="Your role does not show appeals" text="Owners, admins and analysts see them." />;
  const appeals = itemsOf(pages.data);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <FilterChips
          legend="State"
          options={STATES}
          chosen={state === null ? [] : [state]}
          onChosen={(chosen) => change({ state: chosen.find((each) => each !== state) ?? null })}
        />
        {canDecide && appeals.length > 0 && <ExportLink href={APPEALS_EXPORT} format="JSONL" />}
      </div>
      {pages.data && appeals.length === 0 ? (
        <EmptyState
          icon={Flag}
          title={state === null ? "No appeals yet" : "No appeal in this state"}
          text="Under every message in the chat somebody can say that the verdict was wrong. What they send for review stands here."
        />
      ) : (
        <RowSection title="Appeals" pages={pages} isEmpty={appeals.length === 0}>
          <ul aria-label="Appeals" className="flex flex-col gap-3">
            {appeals.map((appeal) => (
              <AppealCard key={appeal.id} appeal={appeal} canDecide={canDecide} />
            ))}
          </ul>
        </RowSection>
      )}
    </>
  );
}
