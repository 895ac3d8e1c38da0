import { OctagonX } from "lucide-react";
import Link from "next/link";
import type { SafetyTrip } from "../../../_client/failsafe-trips.ts";
import { Button } from "../../../_ui/button.tsx";
import { formatDuration } from "../../../_ui/format.ts";
import { formatMoment } from "../../_report/format-moment.ts";
import { Fact, Facts } from "../_shell/facts.tsx";
import { REASON_WORDS, subjectWords, whatToDo } from "../_shell/failsafe-words.ts";

/** The one thing to be seen: what stands still, why, since when, and what to do about it. */
export function TrippedPanel({ trips }: { trips: readonly SafetyTrip[] }) {
  return (
    <section aria-labelledby="failsafe-now" className="flex flex-col gap-4 rounded-md border-2 border-blocked bg-blocked-soft p-5">
      <div className="flex flex-wrap items-center gap-4">
        <OctagonX aria-hidden className="size-12 shrink-0 text-blocked" />
        <h2 id="failsafe-now" className="min-w-0 flex-1 font-semibold text-2xl text-blocked">
          {trips.length === 1 ? "Tripped: it stands still" : `Tripped: ${trips.length} stand still`}
        </h2>
      </div>
      <ul aria-label="What stands still" className="flex flex-col gap-3">
        {trips.map((trip) => (
          <TrippedItem key={trip.id} trip={trip} />
        ))}
      </ul>
    </section>
  );
}

function TrippedItem({ trip }: { trip: SafetyTrip }) {
  const { id, subject, reason, trippedAt, containedMs, restore } = trip;
  return (
    <li className="flex min-w-0 flex-col gap-3 rounded-md border border-blocked/40 bg-surface p-4">
      <h3 className="wrap-anywhere font-semibold text-lg">{subjectWords(subject)}</h3>
      <Facts>
        <Fact name="Why">{REASON_WORDS[reason]}</Fact>
        <Fact name="Since (UTC)">
          <time dateTime={trippedAt}>{formatMoment(trippedAt)}</time>
        </Fact>
        <Fact name="Contained in">{containedMs === null ? "being watched" : formatDuration(containedMs)}</Fact>
        <Fact name="Restore">{restore === null || restore.isExpired ? "not asked for" : "waits for a second person"}</Fact>
      </Facts>
      <p className="text-sm">{whatToDo(trip)}</p>
      <Button asChild size="small" tone="primary" className="self-start">
        <Link href={`/failsafe/trips/${id}`}>Open the trip</Link>
      </Button>
    </li>
  );
}
