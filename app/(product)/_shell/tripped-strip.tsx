"use client";

import { OctagonX } from "lucide-react";
import Link from "next/link";
import { useOpenTrips } from "../../_client/use-open-trips.ts";
import { subjectWords } from "../failsafe/_shell/failsafe-words.ts";

/** Over every page while something of the organization stands still. It goes when that acts again, and by nothing else. */
export function TrippedStrip() {
  const { trips = [] } = useOpenTrips();
  const [first] = trips;
  return (
    <div role="status" aria-label="Fail-safe">
      {first && (
        <Link
          href={trips.length === 1 ? `/failsafe/trips/${first.id}` : "/failsafe"}
          className="flex min-h-9 items-center justify-center gap-2 bg-blocked px-3 py-1.5 font-medium text-sm text-surface -outline-offset-4"
        >
          <OctagonX aria-hidden className="size-4 shrink-0" />
          <span className="min-w-0 truncate">
            {trips.length === 1 ? `Tripped: ${subjectWords(first.subject)} stands still` : `Tripped: ${trips.length} stand still`}
          </span>
          <span className="shrink-0 underline">See why</span>
        </Link>
      )}
    </div>
  );
}
