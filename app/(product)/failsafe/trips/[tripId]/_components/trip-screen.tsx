"use client";

import { useQuery } from "@tanstack/react-query";
import { getTrip, type SafetyTrip } from "../../../../../_client/failsafe-trips.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { useMemberNames } from "../../../../../_client/use-member-names.ts";
import { FailsafeFrame } from "../../../_shell/failsafe-frame.tsx";
import { OneThing } from "../../../_shell/one-thing.tsx";
import { RestorePanel } from "./restore-panel.tsx";
import { TripActions } from "./trip-actions.tsx";
import { TripSummary } from "./trip-summary.tsx";
import { TripTimeline } from "./trip-timeline.tsx";

const FRESH_MS = 10_000;

export function TripScreen({ tripId }: { tripId: string }) {
  const found = useQuery({
    queryKey: queryKeys.safetyTrip(tripId),
    queryFn: ({ signal }) => getTrip(tripId, signal),
    refetchInterval: FRESH_MS,
  });
  return (
    <FailsafeFrame>
      <OneThing found={found} name="trip" listHref="/failsafe/trips" listName="See every trip">
        {(trip) => <TripBody trip={trip} />}
      </OneThing>
    </FailsafeFrame>
  );
}

function TripBody({ trip }: { trip: SafetyTrip }) {
  const names = useMemberNames();
  return (
    <>
      <TripSummary trip={trip} nameOf={names.nameOf} />
      <RestorePanel trip={trip} nameOf={names.nameOf} />
      <TripActions trip={trip} members={names.members} />
      <TripTimeline trip={trip} nameOf={names.nameOf} />
    </>
  );
}
