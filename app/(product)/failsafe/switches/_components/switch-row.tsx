"use client";

import { OctagonX, Power } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { SafetySubject, SafetyTrip } from "../../../../_client/failsafe-trips.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { TripDialog } from "../../_shell/trip-dialog.tsx";

type SwitchRowProps = { name: string; text: string; subject: SafetySubject; trip: SafetyTrip | undefined; mayTurn: boolean };

export function SwitchRow({ name, text, subject, trip, mayTurn }: SwitchRowProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t py-3 text-sm">
      <div className="min-w-56 flex-1">
        <h3 className="font-medium">{name}</h3>
        <p className="text-ink-soft">{trip ? `Off since ${formatMoment(trip.trippedAt)} UTC. Two people turn it on again.` : text}</p>
      </div>
      {trip ? (
        <>
          <Badge tone="blocked" icon={OctagonX}>
            Off
          </Badge>
          <Button asChild size="small">
            <Link href={`/failsafe/trips/${trip.id}`} aria-label={`See the trip of ${name}`}>
              See the trip
            </Link>
          </Button>
        </>
      ) : (
        <>
          <Badge tone="safe" icon={Power}>
            On
          </Badge>
          {mayTurn && (
            <Button size="small" tone="danger" aria-label={`Turn off: ${name}`} onClick={() => setAsking(true)}>
              Turn off
            </Button>
          )}
        </>
      )}
      {isAsking && <TripDialog subject={subject} title={`Turn off: ${name}`} action="Turn it off" onClose={() => setAsking(false)} />}
    </li>
  );
}
