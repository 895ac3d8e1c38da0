"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import { addTripNote, listTripEvents, type SafetyTrip, type TripEvent } from "../../../../../_client/failsafe-trips.ts";
import { itemsOf, pagesOf } from "../../../../../_client/pages.ts";
import { asProblem } from "../../../../../_client/problem.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { useMe, worksCases } from "../../../../../_client/use-me.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { TextAreaField } from "../../../../../_ui/field.tsx";
import { formatDuration } from "../../../../../_ui/format.ts";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { RowSection } from "../../../../_report/row-section.tsx";
import { tripEventWords } from "../../_components/trip-words.ts";

const FRESH_MS = 10_000;
type Names = { nameOf(userId: string): string };

export function TripTimeline({ trip, nameOf }: Names & { trip: SafetyTrip }) {
  const mayWork = worksCases(useMe().data);
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.safetyTripEvents(trip.id), (cursor, signal) => listTripEvents(trip.id, cursor, signal)),
    refetchInterval: FRESH_MS,
  });
  const events = itemsOf(pages.data);
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <RowSection title="Timeline" pages={pages} isEmpty={events.length === 0}>
        <ol aria-label="Timeline" className="flex flex-col">
          {events.map((event) => (
            <EventItem key={event.id} event={event} nameOf={nameOf} />
          ))}
        </ol>
      </RowSection>
      {mayWork && <NoteForm tripId={trip.id} />}
    </div>
  );
}

function EventItem({ event, nameOf }: Names & { event: TripEvent }) {
  const { type, at, by, text, assignee, auditId, count } = event;
  return (
    <li className="flex min-w-0 flex-col gap-0.5 border-t py-2 text-sm">
      <p className="flex flex-wrap gap-x-2">
        <span className="font-medium">{tripEventWords(event)}</span>
        {assignee !== null && <span className="text-ink-soft">to {nameOf(assignee)}</span>}
        {count !== null && (
          <span className="text-ink-soft">{type === "contained" ? `after ${formatDuration(count)}` : `${count} by mail`}</span>
        )}
        <span className="ml-auto text-ink-faint text-xs">
          {by === null ? "by itself" : nameOf(by)} ·{" "}
          <time dateTime={at} className="font-mono tabular-nums">
            {formatMoment(at)}
          </time>
        </span>
      </p>
      {text !== null && <p className="wrap-anywhere whitespace-pre-wrap text-ink-soft">{text}</p>}
      {auditId !== null && (
        <Link href={`/failsafe/audits/${auditId}`} className="self-start text-accent-ink underline">
          The audit
        </Link>
      )}
    </li>
  );
}

/** The note stays in the field until it is kept. */
function NoteForm({ tripId }: { tripId: string }) {
  const client = useQueryClient();
  const [text, setText] = useState("");
  const note = useMutation({
    mutationFn: () => addTripNote(tripId, text.trim()),
    onSuccess: () => setText(""),
    onError: (error) => toast.error("Not added", { description: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.safetyTripEvents(tripId) }),
  });
  return (
    <form
      aria-label="Note"
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") note.mutate();
      }}
    >
      <TextAreaField label="Note" value={text} maxLength={4_000} onChange={(event) => setText(event.currentTarget.value)} />
      <Button type="submit" size="small" className="self-start" isBusy={note.isPending} disabled={text.trim() === ""}>
        Add the note
      </Button>
    </form>
  );
}
