import Link from "next/link";
import type { CaseTransaction } from "../../../../../_client/risk-cases.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { formatExactAmount } from "../../../_shell/format-exact-amount.ts";
import { DECISION_LOOKS, formatRiskScore, STANDING_LOOKS } from "../../../_shell/risk-words.ts";

export function CaseTransactions({ transactions }: { transactions: readonly CaseTransaction[] }) {
  return (
    <section aria-label="Transactions" className="flex flex-col gap-2">
      <h2 className="font-medium text-base">Transactions</h2>
      <ul className="flex flex-col">
        {transactions.map((transaction) => (
          <TransactionItem key={transaction.id} transaction={transaction} />
        ))}
      </ul>
    </section>
  );
}

function TransactionItem({ transaction }: { transaction: CaseTransaction }) {
  const { id, externalId, at, from, to, payerKey, payeeKey, description, score, decision, standing, reasons, rules, label } = transaction;
  const [decided, stands] = [DECISION_LOOKS[decision], STANDING_LOOKS[standing]];
  return (
    <li className="flex min-w-0 flex-col gap-1.5 border-t py-3 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <Link href={`/risk/transactions/${id}`} className="wrap-anywhere font-mono text-accent-ink underline">
          {externalId}
        </Link>
        <span className="font-medium font-mono tabular-nums">{formatExactAmount(transaction)}</span>
        <Badge tone={stands.tone} icon={stands.icon}>
          {stands.word}
        </Badge>
        <time dateTime={at} className="ml-auto font-mono text-ink-soft text-xs tabular-nums">
          {formatMoment(at)} UTC
        </time>
      </div>
      <p className="wrap-anywhere">
        <Account accountKey={payerKey} name={from} /> to <Account accountKey={payeeKey} name={to} />
        {description !== null && <span className="text-ink-soft">: “{description}”</span>}
      </p>
      <p className="text-ink-soft">
        Score <span className="font-mono tabular-nums">{formatRiskScore(score)}</span>, decided: {decided.word.toLowerCase()}
        {rules.length > 0 && `; met: ${rules.join(", ").replaceAll("_", " ")}`}
        {label && `; known as ${label.isFraud ? "fraud" : "honest"}`}
      </p>
      {reasons.length > 0 && (
        <ul className="flex flex-col gap-0.5 text-ink-soft">
          {reasons.map((reason) => (
            <li key={reason.code} className="flex gap-2">
              <span className="w-10 shrink-0 text-right font-mono tabular-nums">{Math.round(100 * reason.weight)} %</span>
              <span className="min-w-0">{reason.text}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Account({ accountKey, name }: { accountKey: string; name: string }) {
  return (
    <Link href={`/risk/accounts/${accountKey}`} className="underline decoration-line-strong underline-offset-2">
      {name}
    </Link>
  );
}
