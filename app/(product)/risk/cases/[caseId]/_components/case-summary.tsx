import { Clock } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { CaseDetail } from "../../../../../_client/risk-cases.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { formatExactAmount } from "../../../_shell/format-exact-amount.ts";
import { formatRiskScore, LEVEL_LOOKS } from "../../../_shell/risk-words.ts";
import { formatDue, OUTCOME_LOOKS, STATE_LOOKS } from "../../_components/case-words.ts";

export function CaseSummary({ of, nameOf }: { of: CaseDetail; nameOf(userId: string): string }) {
  const looks = [LEVEL_LOOKS[of.level], STATE_LOOKS[of.state], ...(of.outcome === null ? [] : [OUTCOME_LOOKS[of.outcome]])];
  return (
    <section aria-label="Summary" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="wrap-anywhere mr-2 font-medium text-lg">{of.title}</h2>
        {looks.map(({ word, tone, icon }) => (
          <Badge key={word} tone={tone} icon={icon}>
            {word}
          </Badge>
        ))}
        {of.isOverdue && (
          <Badge tone="blocked" icon={Clock}>
            {formatDue(of.dueAt, Date.now())}
          </Badge>
        )}
      </div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 text-sm md:grid-cols-4">
        <Fact name="Payer">
          <Link href={`/risk/accounts/${of.payer.accountKey}`} className="wrap-anywhere text-accent-ink underline">
            {of.payer.name}
          </Link>
        </Fact>
        <Fact name="Amount">
          {of.amounts.map((amount) => (
            <span key={amount.currency} className="block font-mono tabular-nums">
              {formatExactAmount(amount)}
            </span>
          ))}
        </Fact>
        <Fact name="Score, priority">
          <span className="font-mono tabular-nums">{formatRiskScore(of.score)}</span>, P{of.priority}
        </Fact>
        <Fact name="Held">
          {of.heldCount} of {of.transactionCount} {of.transactionCount === 1 ? "transaction" : "transactions"}
        </Fact>
        <Fact name="Opened (UTC)">{formatMoment(of.openedAt)}</Fact>
        <Fact name="Due (UTC)">{formatMoment(of.dueAt)}</Fact>
        <Fact name="Whose">{of.assignee === null ? "nobody's" : nameOf(of.assignee)}</Fact>
        {of.closedAt !== null && (
          <Fact name="Closed (UTC)">
            {formatMoment(of.closedAt)}
            {of.closedBy !== null && ` by ${nameOf(of.closedBy)}`}
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-faint text-xs">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
