"use client";

import { useQuery } from "@tanstack/react-query";
import { Braces, FileQuestion, LayoutList } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { asProblem } from "../../../../../_client/problem.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { getRiskTransaction, type RiskTransaction } from "../../../../../_client/risk-transactions.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { EmptyState } from "../../../../../_ui/empty-state.tsx";
import { ErrorState } from "../../../../../_ui/error-state.tsx";
import { Segments } from "../../../../../_ui/segments.tsx";
import { ReportSkeleton } from "../../../../_report/report-skeleton.tsx";
import { RiskFrame } from "../../../_shell/risk-frame.tsx";
import { ModelReviews } from "./model-reviews.tsx";
import { ReasonBars } from "./reason-bars.tsx";
import { SameAccount } from "./same-account.tsx";
import { TransactionHead } from "./transaction-head.tsx";
import { LatencySplit, RuleFacts, Section, VerdictVersions } from "./verdict-facts.tsx";

const VIEWS = [
  { value: "words", label: "In words", icon: LayoutList },
  { value: "json", label: "JSON", icon: Braces },
] as const;
type View = (typeof VIEWS)[number]["value"];

/** One judged transaction with everything its verdict was made of. */
export function TransactionScreen({ transactionId }: { transactionId: string }) {
  const query = useQuery({
    queryKey: queryKeys.riskTransaction(transactionId),
    queryFn: ({ signal }) => getRiskTransaction(transactionId, signal),
  });
  return (
    <RiskFrame>
      {query.isError && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isRefetching} />}
      {!query.data && !query.isError && <ReportSkeleton label="Loading the transaction" />}
      {query.data && <TransactionBody transaction={query.data} />}
    </RiskFrame>
  );
}

function Failure({ error, onRetry, isRetrying }: { error: unknown; onRetry(): void; isRetrying: boolean }) {
  const { status } = asProblem(error);
  if (status !== 404 && status !== 422)
    return <ErrorState title="The transaction could not be loaded" error={error} onRetry={onRetry} isRetrying={isRetrying} />;
  return (
    <EmptyState icon={FileQuestion} title="No such transaction" text="It was never judged in your organization, or it has been removed.">
      <Button asChild size="small">
        <Link href="/risk">See what was judged</Link>
      </Button>
    </EmptyState>
  );
}

function TransactionBody({ transaction }: { transaction: RiskTransaction }) {
  const [view, setView] = useState<View>("words");
  const { id, payerKey, payeeKey, from, to } = transaction;
  return (
    <>
      <TransactionHead transaction={transaction} />
      <div className="self-start">
        <Segments legend="View" options={VIEWS} chosen={view} onChosen={(value: View) => setView(value)} />
      </div>
      {view === "json" ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        <section tabIndex={0} aria-label="Verdict as JSON" className="max-h-160 overflow-auto rounded-md border bg-sunken p-4">
          <pre className="wrap-anywhere whitespace-pre-wrap font-mono text-sm">{JSON.stringify(transaction, null, 2)}</pre>
        </section>
      ) : (
        <div className="grid min-w-0 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="flex min-w-0 flex-col gap-4">
            <Section title="Why">
              <ReasonBars reasons={transaction.reasons} />
            </Section>
            <RuleFacts transaction={transaction} />
            <ModelReviews transactionId={id} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <SameAccount title="Same payer" accountKey={payerKey} name={from} without={id} />
            <SameAccount title="Same payee" accountKey={payeeKey} name={to} without={id} />
            <VerdictVersions transaction={transaction} />
            <LatencySplit latency={transaction.latency} />
          </div>
        </div>
      )}
    </>
  );
}
