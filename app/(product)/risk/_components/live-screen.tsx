"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowUp, SearchX } from "lucide-react";
import { useEffect, useRef } from "react";
import { itemsOf, pagesOf } from "../../../_client/pages.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { listRiskTransactions } from "../../../_client/risk-transactions.ts";
import { Button } from "../../../_ui/button.tsx";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { formatCount } from "../../../_ui/format-amounts.ts";
import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { RowSection } from "../../_report/row-section.tsx";
import { useArrivals } from "../_hooks/use-arrivals.ts";
import { type LiveUrl, useLiveUrl } from "../_hooks/use-live-url.ts";
import { useRiskCommands } from "../_hooks/use-risk-commands.ts";
import { RiskFrame } from "../_shell/risk-frame.tsx";
import { FeedFilters } from "./feed-filters.tsx";
import { FeedTable } from "./feed-table.tsx";
import { LiveFigures } from "./live-figures.tsx";
import { NoTransactions } from "./no-transactions.tsx";

/** What was judged, the newest first. New ones are counted beside the list and never move what somebody reads. */
export function LiveScreen() {
  const url = useLiveUrl();
  useRiskCommands();
  const client = useQueryClient();
  const table = useRef<HTMLTableSectionElement>(null);
  const { arrivals, isLost, forget } = useArrivals();
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.riskTransactions(url.query), (cursor, signal) => listRiskTransactions(url.query, cursor, signal)),
    refetchOnWindowFocus: false,
  });
  const transactions = itemsOf(pages.data);
  const shown = new Set(transactions.map(({ id }) => id));
  const fresh = arrivals.filter((each) => !shown.has(each.id) && url.fits(each)).length;
  const load = async () => {
    forget();
    await Promise.all([
      client.resetQueries({ queryKey: queryKeys.riskTransactions(url.query) }),
      client.invalidateQueries({ queryKey: queryKeys.riskDay }),
    ]);
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>("[data-list-item]")?.focus());
  };
  const isEmpty = pages.data !== undefined && transactions.length === 0;
  useLoadFirst(isEmpty && fresh > 0, load);
  return (
    <RiskFrame>
      {pages.isPending ? (
        <ReportSkeleton label="Loading transactions" />
      ) : pages.isError && transactions.length === 0 ? (
        <QueryError title="Transactions could not be loaded" query={pages} />
      ) : isEmpty && !url.isFiltered ? (
        <NoTransactions />
      ) : (
        <>
          <LiveFigures />
          <FeedFilters url={url} />
          <NewCount count={fresh} isLost={isLost} onLoad={() => void load()} />
          {isEmpty ? (
            <NothingFits url={url} />
          ) : (
            <RowSection title="Transactions" pages={pages} isEmpty={isEmpty}>
              <FeedTable ref={table} transactions={transactions} />
            </RowSection>
          )}
        </>
      )}
    </RiskFrame>
  );
}

/** Where nothing stands yet, nothing can be moved away from under anybody. */
function useLoadFirst(isDue: boolean, load: () => Promise<void>): void {
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    if (isDue) void latest.current();
  }, [isDue]);
}

function NewCount({ count, isLost, onLoad }: { count: number; isLost: boolean; onLoad(): void }) {
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-3">
      <p role="status" className="text-ink-soft text-sm">
        {isLost
          ? "New transactions cannot be asked for at the moment; it is tried again by itself."
          : count === 0
            ? "Up to date. New transactions are counted here as they come."
            : `${formatCount(count)} new since the list was loaded.`}
      </p>
      {count > 0 && (
        <Button size="small" tone="primary" onClick={onLoad}>
          <ArrowUp aria-hidden className="size-4" />
          Show {formatCount(count)} new
        </Button>
      )}
    </div>
  );
}

function NothingFits({ url }: { url: LiveUrl }) {
  return (
    <EmptyState icon={SearchX} title="No transaction matches" text="Nothing that was judged fits all of the filters.">
      <Button
        size="small"
        onClick={() => url.change({ standing: null, level: null, decision: null, source: null, account: null, since: null })}
      >
        Remove the filters
      </Button>
    </EmptyState>
  );
}
