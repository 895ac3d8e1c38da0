"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRight, UserX } from "lucide-react";
import Link from "next/link";
import { asProblem } from "../../../../../_client/problem.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { getRiskAccount, type RiskAccount } from "../../../../../_client/risk-views.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { EmptyState } from "../../../../../_ui/empty-state.tsx";
import { ErrorState } from "../../../../../_ui/error-state.tsx";
import { ReportSkeleton } from "../../../../_report/report-skeleton.tsx";
import { GeneratedNotice } from "../../../_shell/generated-notice.tsx";
import { RiskFrame } from "../../../_shell/risk-frame.tsx";
import { AccountHistory } from "./account-history.tsx";
import { AccountProfile } from "./account-profile.tsx";
import { AccountRules } from "./account-rules.tsx";
import { FundsSection } from "./funds-section.tsx";

export function AccountScreen({ accountKey }: { accountKey: string }) {
  const account = useQuery({ queryKey: queryKeys.riskAccount(accountKey), queryFn: ({ signal }) => getRiskAccount(accountKey, signal) });
  return (
    <RiskFrame>
      {account.isError && !account.data && (
        <Failure error={account.error} onRetry={() => void account.refetch()} isRetrying={account.isRefetching} />
      )}
      {!account.data && !account.isError && <ReportSkeleton label="Loading the account" />}
      {account.data && <AccountBody account={account.data} />}
    </RiskFrame>
  );
}

function Failure({ error, onRetry, isRetrying }: { error: unknown; onRetry(): void; isRetrying: boolean }) {
  const { status } = asProblem(error);
  if (status !== 404 && status !== 422)
    return <ErrorState title="The account could not be loaded" error={error} onRetry={onRetry} isRetrying={isRetrying} />;
  return (
    <EmptyState
      icon={UserX}
      title="No such account"
      text="No transaction of your organization names it. Its transactions may have been removed."
    >
      <Button asChild size="small">
        <Link href="/risk">See what was judged</Link>
      </Button>
    </EmptyState>
  );
}

function AccountBody({ account }: { account: RiskAccount }) {
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="mr-auto min-w-0">
          <p className="text-ink-faint text-xs">Account</p>
          <h2 className="wrap-anywhere font-medium text-lg">{account.name ?? account.accountKey}</h2>
        </div>
        <Button asChild size="small">
          <Link href={`/risk?account=${account.accountKey}`}>
            Its transactions
            <ArrowRight aria-hidden className="size-4" />
          </Link>
        </Button>
      </div>
      {account.realm === "demo" && <GeneratedNotice>A generated account: nobody has it, and nothing real is judged by it.</GeneratedNotice>}
      {account.cases.length > 0 && <CaseLinks cases={account.cases} />}
      <AccountProfile account={account} />
      <AccountRules account={account} />
      <AccountHistory account={account} />
      <FundsSection accountKey={account.accountKey} />
    </>
  );
}

function CaseLinks({ cases }: { cases: readonly string[] }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span className="text-ink-soft">In {cases.length === 1 ? "a case" : `${cases.length} cases`}:</span>
      {cases.map((caseId) => (
        <Link key={caseId} href={`/risk/cases/${caseId}`} className="font-mono text-accent-ink underline">
          {caseId.slice(-8)}
        </Link>
      ))}
    </p>
  );
}
