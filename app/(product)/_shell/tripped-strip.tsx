"use client";

import { OctagonX } from "lucide-react";
import Link from "next/link";
import type { SafetyTrip } from "../../_client/failsafe-trips.ts";
import { useMe } from "../../_client/use-me.ts";
import { useOpenTrips } from "../../_client/use-open-trips.ts";
import { subjectWords } from "../failsafe/_shell/failsafe-words.ts";

/** Over every page while something of the organization stands still. It goes when that acts again, and by nothing else. */
export function TrippedStrip() {
  const { trips = [] } = useOpenTrips();
  const { data: me } = useMe();
  const [first] = trips;
  return (
    <div role="status" aria-label="Fail-safe">
      {first && (
        <Link
          href={trips.length === 1 ? `/failsafe/trips/${first.id}` : "/failsafe"}
          className="flex min-h-9 items-center justify-center gap-2 bg-blocked px-3 py-1.5 font-medium text-sm text-surface -outline-offset-4"
        >
          <OctagonX aria-hidden className="size-4 shrink-0" />
          <span className="min-w-0 truncate">Tripped: {trips.length === 1 ? wordsOf(first, me?.id) : `${trips.length} stand still`}</span>
          <span className="shrink-0 underline">See why</span>
        </Link>
      )}
    </div>
  );
}

/** The number of a session is nobody's name; whose it is knows what to do. */
function wordsOf({ subject, ownerId }: SafetyTrip, userId: string | undefined): string {
  if (subject.type !== "session") return `${subjectWords(subject)} stands still`;
  return ownerId === userId ? "a session of yours may not act; two others restore it, or sign in anew" : "a session stands still";
}
