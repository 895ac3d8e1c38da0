import { CircleCheck, TriangleAlert } from "lucide-react";
import type { EgressReport } from "../../../../_client/egress.ts";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { Notice } from "../../../../_ui/notice.tsx";

/** Two ledgers that must agree: what was asked, and what left. */
export function LedgerLine({ ledger }: { ledger: NonNullable<EgressReport["ledger"]> }) {
  const { usageCalls, demoCalls, isComplete } = ledger;
  if (!isComplete) {
    return (
      <Notice tone="redacted" icon={TriangleAlert}>
        <p>The two ledgers differ.</p>
        <p>
          The usage ledger has {formatCount(usageCalls - demoCalls)} calls to providers in this period, this one has another number. Calls
          of the last minute may still be on their way; if it stays, tell whoever runs this deployment.
        </p>
      </Notice>
    );
  }
  return (
    <p className="flex items-start gap-2 text-ink-soft text-sm">
      <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-safe" />
      <span>
        Complete: the usage ledger has {formatCount(usageCalls)} {usageCalls === 1 ? "call" : "calls"}.{" "}
        {demoCalls === 0
          ? "Every one of them stands here."
          : `${formatCount(demoCalls)} went to the demo engine and never left; all others stand here.`}
      </span>
    </p>
  );
}
