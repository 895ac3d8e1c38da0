import Link from "next/link";
import type { IncidentPayment } from "../../../../_client/risk-demo.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { formatClock } from "../../../../_ui/format.ts";
import { formatExactAmount } from "../../_shell/format-exact-amount.ts";
import { DECISION_LOOKS, STANDING_LOOKS } from "../../_shell/risk-words.ts";

/** Every payment of the script, with what the generator meant beside what the engine said. */
export function IncidentPayments({ payments }: { payments: readonly IncidentPayment[] }) {
  if (payments.length === 0) return null;
  return (
    <ul aria-label="Payments of the incident" className="flex flex-col gap-2">
      {payments.map((payment) => (
        <Payment key={payment.transactionId} payment={payment} />
      ))}
    </ul>
  );
}

function Payment({ payment }: { payment: IncidentPayment }) {
  const { transactionId, act, receivedAt, from, to, decision, standing, score } = payment;
  const [said, stands] = [DECISION_LOOKS[decision], STANDING_LOOKS[standing]];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-sunken px-3 py-2 text-sm">
      <span className="text-ink-faint text-xs tabular-nums">{formatClock(receivedAt)}</span>
      <Link className="min-w-0 break-words underline" href={`/risk/transactions/${transactionId}`}>
        {from} → {to}
      </Link>
      <span className="font-mono tabular-nums">{formatExactAmount(payment)}</span>
      <span className="text-ink-soft text-xs">{act === "takeover" ? "generated as theft" : "generated as honest"}</span>
      <span className="ml-auto flex flex-wrap items-center gap-2">
        <span className="font-mono text-xs tabular-nums">{score.toFixed(3)}</span>
        <Badge tone={said.tone} icon={said.icon}>
          {said.word}
        </Badge>
        <Badge tone={stands.tone} icon={stands.icon}>
          {stands.word}
        </Badge>
      </span>
    </li>
  );
}
