"use client";

import type { SafetyTrip } from "../../../../_client/failsafe-trips.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { formatDuration } from "../../../../_ui/format.ts";
import { moveInList } from "../../../../_ui/move-in-list.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { RowLink } from "../../../../_ui/row-target.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { REASON_WORDS, subjectWords } from "../../_shell/failsafe-words.ts";
import { TRIP_LOOKS } from "./trip-words.ts";

const COLUMNS = [
  { name: "What" },
  { name: "State" },
  { name: "Why", look: "max-md:hidden" },
  { name: "Contained in", look: "text-right max-lg:hidden" },
  { name: "Since (UTC)", look: "max-sm:hidden" },
] as const;

export function TripTable({ trips }: { trips: readonly SafetyTrip[] }) {
  return (
    <ReportTable caption="Trips, the newest first" columns={COLUMNS} className="whitespace-nowrap">
      <tbody onKeyDown={(event) => moveInList(event, event.currentTarget)}>
        {trips.map((trip) => (
          <TripRow key={trip.id} trip={trip} />
        ))}
      </tbody>
    </ReportTable>
  );
}

function TripRow({ trip: { id, subject, state, reason, containedMs, trippedAt } }: { trip: SafetyTrip }) {
  const { word, tone, icon } = TRIP_LOOKS[state];
  return (
    <tr className="relative border-b last:border-0 hover:bg-hover">
      <th scope="row" className="w-full max-w-0 py-2 pr-4 text-left font-normal">
        <RowLink id={id} href={`/failsafe/trips/${id}`} className="block truncate">
          {subjectWords(subject)}
        </RowLink>
      </th>
      <td className="py-2 pr-4">
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
      </td>
      <td className="py-2 pr-4 max-md:hidden">{REASON_WORDS[reason]}</td>
      <td className="py-2 pr-4 text-right font-mono tabular-nums max-lg:hidden">
        {containedMs === null ? "–" : formatDuration(containedMs)}
      </td>
      <td className="py-2 font-mono text-ink-soft tabular-nums max-sm:hidden">
        <time dateTime={trippedAt}>{formatMoment(trippedAt)}</time>
      </td>
    </tr>
  );
}
