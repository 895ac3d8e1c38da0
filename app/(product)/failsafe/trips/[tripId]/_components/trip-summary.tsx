import { OctagonX } from "lucide-react";
import Link from "next/link";
import type { SafetyTrip } from "../../../../../_client/failsafe-trips.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { classNames } from "../../../../../_ui/class-names.ts";
import { formatDuration } from "../../../../../_ui/format.ts";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { Fact, Facts } from "../../../_shell/facts.tsx";
import { REASON_WORDS, subjectWords, whatToDo } from "../../../_shell/failsafe-words.ts";
import { TRIP_LOOKS } from "../../_components/trip-words.ts";

type TripSummaryProps = { trip: SafetyTrip; nameOf(userId: string): string };

export function TripSummary({ trip, nameOf }: TripSummaryProps) {
  const { tone, icon, word } = TRIP_LOOKS[trip.state];
  const isOpen = trip.state === "tripped";
  return (
    <section
      aria-label="Summary"
      className={classNames("flex flex-col gap-4 rounded-md p-5", isOpen ? "border-2 border-blocked bg-blocked-soft" : "border")}
    >
      <div className="flex flex-wrap items-center gap-3">
        {isOpen && <OctagonX aria-hidden className="size-8 shrink-0 text-blocked" />}
        <h2 className="wrap-anywhere font-semibold text-xl">{subjectWords(trip.subject)}</h2>
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
      </div>
      {isOpen && <p className="text-sm">{whatToDo(trip)}</p>}
      <Facts>
        <Fact name="Why">{REASON_WORDS[trip.reason]}</Fact>
        <Fact name="Since (UTC)">
          {formatMoment(trip.trippedAt)}
          {trip.trippedBy === null ? ", by itself" : `, by ${nameOf(trip.trippedBy)}`}
        </Fact>
        <Fact name="Contained in">{trip.containedMs === null ? "being watched" : formatDuration(trip.containedMs)}</Fact>
        <Fact name="Told (UTC)">{trip.alertedAt === null ? "on its way" : formatMoment(trip.alertedAt)}</Fact>
        {trip.ownerId !== null && <Fact name="Belongs to">{nameOf(trip.ownerId)}</Fact>}
        <Fact name="Who sees to it">{trip.assignee === null ? "nobody yet" : nameOf(trip.assignee)}</Fact>
        {trip.repeatCount > 0 && <Fact name="Cause given again">{trip.repeatCount} times</Fact>}
        {trip.auditId !== null && (
          <Fact name="Audit">
            <Link href={`/failsafe/audits/${trip.auditId}`} className="text-accent-ink underline">
              What was found
            </Link>
          </Fact>
        )}
        {trip.restoredAt !== null && (
          <Fact name="Restored (UTC)">
            {formatMoment(trip.restoredAt)}
            {trip.restoredBy !== null && `, by ${trip.restoredBy.map(nameOf).join(" and ")}`}
          </Fact>
        )}
      </Facts>
    </section>
  );
}
