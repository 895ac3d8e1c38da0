"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { MailCheck } from "lucide-react";
import { listDeadLetters } from "../../../../_client/admin-console.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { FilterChips } from "../../../../_ui/filter-chips.tsx";
import { useUrlState } from "../../../../_ui/use-url-state.ts";
import { RowSection } from "../../../_report/row-section.tsx";
import { AdminFrame } from "../../_components/admin-frame.tsx";
import { ConsoleRefused } from "../../_components/console-refused.tsx";
import { ScopeChoice, scopeOf } from "../../_components/scope-choice.tsx";
import { TableSkeleton } from "../../_components/table-skeleton.tsx";
import { LetterTable } from "./letter-table.tsx";
import { ReplayAll } from "./replay-all.tsx";

const STATES = [
  { value: "open", label: "Not replayed" },
  { value: "all", label: "All" },
] as const;

/** What was given up, and starting it over. */
export function DeadLettersScreen() {
  const { search, change } = useUrlState();
  const state = search.get("state") === "all" ? "all" : "open";
  const job = search.get("job");
  const query = new URLSearchParams({ ...scopeOf(search), state, ...(job && { job }) }).toString();
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.deadLetters(query), (cursor, signal) => listDeadLetters(query, cursor, signal)),
    placeholderData: (previous) => previous,
  });
  const letters = itemsOf(pages.data);
  if (pages.isError && asProblem(pages.error).status === 403)
    return (
      <AdminFrame>
        <ConsoleRefused />
      </AdminFrame>
    );
  return (
    <AdminFrame>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <FilterChips
          legend="State"
          options={STATES}
          chosen={[state]}
          onChosen={(chosen) => change({ state: chosen.includes("all") && state !== "all" ? "all" : null })}
        />
        {job !== null && (
          <Button size="small" onClick={() => change({ job: null })}>
            Only {job}: remove
          </Button>
        )}
        <ScopeChoice search={search} change={change} />
        <div className="ml-auto">
          <ReplayAll search={search} job={job} isAny={letters.some(({ replayedAt }) => replayedAt === null)} />
        </div>
      </div>
      {pages.isPending && <TableSkeleton label="Loading dead letters" />}
      {pages.isError && !pages.data && <QueryError title="Dead letters could not be loaded" query={pages} />}
      {pages.data &&
        (letters.length === 0 ? (
          <EmptyState
            icon={MailCheck}
            title="Nothing is given up"
            text="A job that fails for good is listed here until somebody replays it."
          />
        ) : (
          <RowSection title="Dead letters" pages={pages} isEmpty={false}>
            <LetterTable letters={letters} onJob={(name) => change({ job: name })} />
          </RowSection>
        ))}
    </AdminFrame>
  );
}
