"use client";

import { type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { FolderSearch, SearchX } from "lucide-react";
import Link from "next/link";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { listCases, type RiskCase } from "../../../../_client/risk-cases.ts";
import { useMe, worksCases } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { RiskFrame } from "../../_shell/risk-frame.tsx";
import { type CasesUrl, useCasesUrl } from "../_hooks/use-cases-url.ts";
import { CaseFilters } from "./case-filters.tsx";
import { CaseQueue } from "./case-queue.tsx";

const FRESH_MS = 30_000;

/** What waits for a decision, the most urgent first. */
export function CasesScreen() {
  const url = useCasesUrl();
  const me = useMe();
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.riskCases(url.query), (cursor, signal) => listCases(url.query, cursor, signal)),
    refetchInterval: FRESH_MS,
  });
  return (
    <RiskFrame>
      {me.data && !worksCases(me.data) && (
        <p className="text-ink-soft text-sm">Your role reads cases. Analysts, admins and owners work them.</p>
      )}
      <CaseFilters url={url} />
      <CasesBody pages={pages} cases={itemsOf(pages.data)} url={url} />
    </RiskFrame>
  );
}

type CasesBodyProps = { pages: UseInfiniteQueryResult; cases: readonly RiskCase[]; url: CasesUrl };

function CasesBody({ pages, cases, url }: CasesBodyProps) {
  if (pages.isPending) return <ReportSkeleton label="Loading cases" />;
  if (pages.isError && cases.length === 0) return <QueryError title="Cases could not be loaded" query={pages} />;
  if (cases.length === 0 && url.isFiltered)
    return (
      <EmptyState icon={SearchX} title="No case matches" text="Nothing in the queue fits all of the filters.">
        <Button size="small" onClick={() => url.change({ state: null, level: null, assignee: null, overdue: null })}>
          Remove the filters
        </Button>
      </EmptyState>
    );
  if (cases.length === 0)
    return (
      <EmptyState
        icon={FolderSearch}
        title="No case waits"
        text="A case opens by itself when a verdict asks for a review, holds a transaction or blocks it. What one payer does in a day is one case."
      >
        <Button asChild size="small" tone="primary">
          <Link href="/risk/demo">Play an incident</Link>
        </Button>
      </EmptyState>
    );
  return (
    <RowSection title={url.state === "closed" ? "Closed" : "Queue"} pages={pages} isEmpty={false}>
      <CaseQueue key={url.query} cases={cases} />
    </RowSection>
  );
}
