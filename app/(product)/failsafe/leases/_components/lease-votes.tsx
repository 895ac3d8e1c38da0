import { Check, X } from "lucide-react";
import type { LeaseAsk } from "../../../../_client/failsafe-leases.ts";
import { useMemberNames } from "../../../../_client/use-member-names.ts";
import { formatMoment } from "../../../_report/format-moment.ts";

const OUTCOMES: Readonly<Record<LeaseAsk["outcome"], string>> = {
  open: "being voted on",
  granted: "granted",
  rejected: "declined",
  withdrawn: "withdrawn",
  lapsed: "lapsed without enough votes",
};

/** What was asked for, and how far the votes are. */
export function LeaseVotes({ ask }: { ask: LeaseAsk }) {
  const { nameOf } = useMemberNames();
  const approved = ask.votes.filter(({ approve }) => approve).length;
  return (
    <div className="flex min-w-0 flex-col gap-1 rounded-md border bg-canvas p-3">
      <p className="wrap-anywhere">
        {ask.kind === "grant" ? "A lease" : "An extension"} for {ask.hours} h, asked for by {nameOf(ask.requestedBy)} on{" "}
        {formatMoment(ask.requestedAt)} UTC: “{ask.reason}”
      </p>
      <p>
        <span className="font-medium tabular-nums">
          {approved} of {ask.approvals}
        </span>{" "}
        <span className="text-ink-soft">approve; {OUTCOMES[ask.outcome]}.</span>
      </p>
      {ask.votes.length > 0 && (
        <ul aria-label="Votes" className="flex flex-col gap-0.5">
          {ask.votes.map(({ userId, approve, reason }) => (
            <li key={userId} className="flex min-w-0 gap-1.5">
              {approve ? (
                <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-safe" />
              ) : (
                <X aria-hidden className="mt-0.5 size-4 shrink-0 text-blocked" />
              )}
              <span className="wrap-anywhere min-w-0">
                {nameOf(userId)} {approve ? "approved" : "declined"}: “{reason}”
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
