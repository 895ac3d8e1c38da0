"use client";

import { useQuery } from "@tanstack/react-query";
import { listTrips, type SafetyTrip } from "./failsafe-trips.ts";
import { queryKeys } from "./query-keys.ts";

const FRESH_MS = 20_000;

/** What stands still now, asked again while somebody looks. */
export function useOpenTrips() {
  const query = useQuery({
    queryKey: queryKeys.safetyTripsNow,
    queryFn: ({ signal }) => listTrips("state=open&limit=100", null, signal),
    refetchInterval: FRESH_MS,
    staleTime: FRESH_MS / 2,
  });
  const trips: readonly SafetyTrip[] | undefined = query.data?.items;
  return { query, trips };
}
