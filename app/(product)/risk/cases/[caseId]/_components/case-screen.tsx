"use client";

import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { asProblem } from "../../../../../_client/problem.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { type CaseDetail, getCase } from "../../../../../_client/risk-cases.ts";
import { useMemberNames } from "../../../../../_client/use-member-names.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { EmptyState } from "../../../../../_ui/empty-state.tsx";
import { ErrorState } from "../../../../../_ui/error-state.tsx";
import { ReportSkeleton } from "../../../../_report/report-skeleton.tsx";
import { GeneratedNotice } from "../../../_shell/generated-notice.tsx";
import { RiskFrame } from "../../../_shell/risk-frame.tsx";
import { CaseActions } from "./case-actions.tsx";
import { CaseSummary } from "./case-summary.tsx";
import { CaseTimeline } from "./case-timeline.tsx";
import { CaseTransactions } from "./case-transactions.tsx";
import { ReleasePanel } from "./release-panel.tsx";
import { SimilarCases } from "./similar-cases.tsx";

const FRESH_MS = 15_000;

export function CaseScreen({ caseId }: { caseId: string }) {
  const found = useQuery({
    queryKey: queryKeys.riskCase(caseId),
    queryFn: ({ signal }) => getCase(caseId, signal),
    refetchInterval: FRESH_MS,
  });
  return (
    <RiskFrame>
      {found.isError && !found.data && <Failure error={found.error} onRetry={() => void found.refetch()} isRetrying={found.isRefetching} />}
      {!found.data && !found.isError && <ReportSkeleton label="Loading the case" />}
      {found.data && <CaseBody of={found.data} />}
    </RiskFrame>
  );
}

function Failure({ error, onRetry, isRetrying }: { error: unknown; onRetry(): void; isRetrying: boolean }) {
  if (asProblem(error).status !== 404)
    return <ErrorState title="The case could not be loaded" error={error} onRetry={onRetry} isRetrying={isRetrying} />;
  return (
    <EmptyState
      icon={SearchX}
      title="No such case"
      text="Your organization has none under this address. Generated ones go with their demo run."
    >
      <Button asChild size="small">
        <Link href="/risk/cases">See the queue</Link>
      </Button>
    </EmptyState>
  );
}

function CaseBody({ of }: { of: CaseDetail }) {
  const names = useMemberNames();
  return (
    <>
      {of.isGenerated && (
        <GeneratedNotice>A generated case: nobody has these accounts, and nothing real is learnt from it.</GeneratedNotice>
      )}
      <CaseSummary of={of} nameOf={names.nameOf} />
      <ReleasePanel of={of} nameOf={names.nameOf} />
      <CaseActions of={of} members={names.members} />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <CaseTransactions transactions={of.transactions} />
          <SimilarCases caseId={of.id} />
        </div>
        <CaseTimeline caseId={of.id} nameOf={names.nameOf} />
      </div>
    </>
  );
}
