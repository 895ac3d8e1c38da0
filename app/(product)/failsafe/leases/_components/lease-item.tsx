"use client";

import Link from "next/link";
import type { SafetyLease } from "../../../../_client/failsafe-leases.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { useCountdown } from "../../../../_ui/use-countdown.ts";
import { formatMoment } from "../../../_report/format-moment.ts";
import { LEASE_LOOKS, REASON_WORDS, subjectWords } from "../../_shell/failsafe-words.ts";
import { formatLeft } from "./format-left.ts";
import { LeaseActions } from "./lease-actions.tsx";
import { LeaseVotes } from "./lease-votes.tsx";

export function LeaseItem({ lease }: { lease: SafetyLease }) {
  const { subject, state, isStanding, extensions, extensionsLeft, ask, denials } = lease;
  const { word, tone, icon } = LEASE_LOOKS[state];
  const isOpen = ask?.outcome === "open";
  return (
    <li className="flex min-w-0 flex-col gap-2 border-t py-3 text-sm" aria-label={subjectWords(subject)}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="wrap-anywhere min-w-0 font-medium">{subjectWords(subject)}</h3>
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
        <Ending lease={lease} />
      </div>
      <p className="text-ink-soft">
        {isStanding
          ? "Standing: no vote is needed, it acts until it is tripped."
          : `${extensions} of ${extensions + extensionsLeft} extensions used.`}
        {lease.why === "clock" && " Its end was seen by a clock that was ahead of this one."}
      </p>
      {denials.length > 0 && (
        <ul aria-label="Taken by" className="flex flex-col">
          {denials.map(({ tripId, reason, at }) => (
            <li key={tripId}>
              <Link href={`/failsafe/trips/${tripId}`} className="text-accent-ink underline">
                {REASON_WORDS[reason]}
              </Link>{" "}
              <span className="text-ink-soft">on {formatMoment(at)} UTC</span>
            </li>
          ))}
        </ul>
      )}
      {ask !== null && <LeaseVotes ask={ask} />}
      <LeaseActions lease={lease} isOpen={isOpen} />
    </li>
  );
}

/** The time left, by the second at its end. */
function Ending({ lease: { state, endsAt } }: { lease: SafetyLease }) {
  const left = useCountdown(state === "VALID" && endsAt !== null ? Date.parse(endsAt) : null);
  if (endsAt === null) return null;
  if (state !== "VALID") return <span className="text-ink-soft">until {formatMoment(endsAt)} UTC</span>;
  return (
    <span role="timer" aria-label="Time left" className="font-mono text-ink-soft tabular-nums">
      {formatLeft(left)} left
    </span>
  );
}
