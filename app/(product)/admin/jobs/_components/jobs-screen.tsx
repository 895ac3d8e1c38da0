"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { listJobs } from "../../../../_client/admin-console.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { FilterChips } from "../../../../_ui/filter-chips.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { listOf, useUrlState } from "../../../../_ui/use-url-state.ts";
import { RowSection } from "../../../_report/row-section.tsx";
import { AdminFrame } from "../../_components/admin-frame.tsx";
import { ConsoleRefused } from "../../_components/console-refused.tsx";
import { ScopeChoice, scopeOf } from "../../_components/scope-choice.tsx";
import { TableSkeleton } from "../../_components/table-skeleton.tsx";
import { JobCounts } from "./job-counts.tsx";
import { JobTable } from "./job-table.tsx";
import { type JobState, STATE_OPTIONS } from "./job-words.ts";

const REFRESH_MS = 10_000;
const STATES = STATE_OPTIONS.map(({ value }) => value);

/** What is to be done, is being done or could not be done, whatever it is. */
export function JobsScreen() {
  const { search, change } = useUrlState();
  const state: JobState | null = listOf(search, "state", STATES)[0] ?? null;
  const kind = search.get("kind") ?? "";
  const query = new URLSearchParams({ ...scopeOf(search), ...(state && { state }), ...(kind !== "" && { kind }) }).toString();
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.adminJobs(query), (cursor, signal) => listJobs(query, cursor, signal)),
    placeholderData: (previous) => previous,
    refetchInterval: REFRESH_MS,
  });
  const [newest] = pages.data?.pages ?? [];
  const jobs = itemsOf(pages.data);
  if (pages.isError && asProblem(pages.error).status === 403)
    return (
      <AdminFrame>
        <ConsoleRefused />
      </AdminFrame>
    );
  return (
    <AdminFrame>
      {pages.isPending && <TableSkeleton label="Loading jobs" />}
      {pages.isError && !pages.data && <QueryError title="Jobs could not be loaded" query={pages} />}
      {newest && (
        <>
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <FilterChips
              legend="State"
              options={STATE_OPTIONS}
              chosen={state ? [state] : []}
              onChosen={(chosen) => change({ state: chosen.find((each) => each !== state) ?? null })}
            />
            <SelectField
              label="Kind"
              layout="inline"
              value={kind}
              options={[{ value: "", label: "Every kind" }, ...newest.kinds.map((value) => ({ value, label: value }))]}
              onValue={(value) => change({ kind: value })}
            />
            <ScopeChoice search={search} change={change} />
          </div>
          <JobCounts counts={newest.counts} />
          {jobs.length === 0 ? (
            <EmptyState
              icon={CircleCheck}
              title={state === "failed" ? "Nothing has failed" : "Nothing to do"}
              text={kind === "" && state === null ? "Every job has ended." : "No job fits the filters."}
            />
          ) : (
            <RowSection title={state === "failed" ? "Failed jobs" : "Open jobs"} pages={pages} isEmpty={false}>
              <JobTable jobs={jobs} isAcross={new Set(jobs.map(({ orgId }) => orgId)).size > 1} />
            </RowSection>
          )}
        </>
      )}
    </AdminFrame>
  );
}
