"use client";

import { type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { FileKey2, Plus, SearchX } from "lucide-react";
import { useState } from "react";
import { LEASE_STATES, type LeaseState, listLeases, type SafetyLease } from "../../../../_client/failsafe-leases.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { canWrite, useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { FilterChips } from "../../../../_ui/filter-chips.tsx";
import { listOf, useUrlState } from "../../../../_ui/use-url-state.ts";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { FailsafeFrame } from "../../_shell/failsafe-frame.tsx";
import { LEASE_LOOKS } from "../../_shell/failsafe-words.ts";
import { AskDialog } from "./ask-dialog.tsx";
import { LeaseItem } from "./lease-item.tsx";

const FRESH_MS = 20_000;

/** Who may act, until when, and what waits for votes. */
export function LeasesScreen() {
  const { search, change } = useUrlState();
  const mayAsk = canWrite(useMe().data);
  const [isAsking, setAsking] = useState(false);
  const state = listOf(search, "state", LEASE_STATES)[0] ?? null;
  const query = state === null ? "" : `state=${state}`;
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.safetyLeases(query), (cursor, signal) => listLeases(query, cursor, signal)),
    refetchInterval: FRESH_MS,
  });
  return (
    <FailsafeFrame>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <FilterChips
          legend="State"
          options={LEASE_STATES.map((value) => ({ value, label: LEASE_LOOKS[value].word }))}
          chosen={state ? [state] : []}
          onChosen={(chosen) => change({ state: chosen.find((each) => each !== state) ?? null })}
        />
        {mayAsk && (
          <Button size="small" tone="primary" onClick={() => setAsking(true)}>
            <Plus aria-hidden className="size-4" />
            Ask for a lease
          </Button>
        )}
      </div>
      <LeasesBody pages={pages} leases={itemsOf(pages.data)} state={state} onAll={() => change({ state: null })} />
      {isAsking && <AskDialog onClose={() => setAsking(false)} />}
    </FailsafeFrame>
  );
}

type LeasesBodyProps = { pages: UseInfiniteQueryResult; leases: readonly SafetyLease[]; state: LeaseState | null; onAll(): void };

function LeasesBody({ pages, leases, state, onAll }: LeasesBodyProps) {
  if (pages.isPending) return <ReportSkeleton label="Loading leases" />;
  if (pages.isError && leases.length === 0) return <QueryError title="Leases could not be loaded" query={pages} />;
  if (leases.length === 0 && state !== null)
    return (
      <EmptyState icon={SearchX} title="No lease in this state" text="Others may stand in another.">
        <Button size="small" onClick={onAll}>
          Remove the filter
        </Button>
      </EmptyState>
    );
  if (leases.length === 0)
    return (
      <EmptyState
        icon={FileKey2}
        title="No lease was asked for"
        text="What needs no vote acts under a standing lease, until it is tripped. Agents and trading strategies ask first; the settings say who else does."
      />
    );
  return (
    <RowSection title="Leases" pages={pages} isEmpty={false}>
      <ul aria-label="Leases" className="flex flex-col">
        {leases.map((lease) => (
          <LeaseItem key={lease.id} lease={lease} />
        ))}
      </ul>
    </RowSection>
  );
}
