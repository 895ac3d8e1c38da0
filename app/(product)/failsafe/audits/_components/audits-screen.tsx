"use client";

import { type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { Plus, SearchX, ShieldQuestion } from "lucide-react";
import Link from "next/link";
import { type AuditSummary, listAudits } from "../../../../_client/failsafe-audits.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { FailsafeFrame } from "../../_shell/failsafe-frame.tsx";
import { type AuditsUrl, useAuditsUrl } from "../_hooks/use-audits-url.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditTable } from "./audit-table.tsx";

const FRESH_MS = 30_000;

/** What was judged, the newest first. */
export function AuditsScreen() {
  const url = useAuditsUrl();
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.safetyAudits(url.query), (cursor, signal) => listAudits(url.query, cursor, signal)),
    refetchInterval: FRESH_MS,
  });
  return (
    <FailsafeFrame>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <AuditFilters url={url} />
        <NewAudit />
      </div>
      <AuditsBody pages={pages} audits={itemsOf(pages.data)} url={url} />
    </FailsafeFrame>
  );
}

function NewAudit() {
  return (
    <Button asChild size="small" tone="primary">
      <Link href="/failsafe/audits/new">
        <Plus aria-hidden className="size-4" />
        Audit a text
      </Link>
    </Button>
  );
}

type AuditsBodyProps = { pages: UseInfiniteQueryResult; audits: readonly AuditSummary[]; url: AuditsUrl };

function AuditsBody({ pages, audits, url }: AuditsBodyProps) {
  if (pages.isPending) return <ReportSkeleton label="Loading audits" />;
  if (pages.isError && audits.length === 0) return <QueryError title="Audits could not be loaded" query={pages} />;
  if (audits.length === 0 && url.isFiltered)
    return (
      <EmptyState icon={SearchX} title="No audit matches" text="Nothing that was judged fits all of the filters.">
        <Button size="small" onClick={() => url.change({ passed: null, source: null, category: null, model: null })}>
          Remove the filters
        </Button>
      </EmptyState>
    );
  if (audits.length === 0)
    return (
      <EmptyState
        icon={ShieldQuestion}
        title="Nothing judged yet"
        text="A share of what chat, the gateway and prompts answer is judged by itself. You can also submit an answer from anywhere."
      />
    );
  return (
    <RowSection title="Audits" pages={pages} isEmpty={false}>
      <AuditTable audits={audits} />
    </RowSection>
  );
}
