"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { getMaintenance, type MaintenanceState } from "./deployment-settings.ts";
import { asProblem } from "./problem.ts";
import { queryKeys } from "./query-keys.ts";

const EVERY_MS = 30_000;
const CLOSED_EVERY_MS = 5_000;
const CODE = "operations.maintenance";

/** Whether the service is worked on: asked now and then, and at once when anything was refused for it. Null while nobody knows. */
export function useMaintenance() {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: queryKeys.maintenance,
    queryFn: ({ signal }) => getMaintenance(signal),
    refetchInterval: ({ state }) => (isClosed(state.data) ? CLOSED_EVERY_MS : EVERY_MS),
    staleTime: 0,
    retry: false,
  });
  const closed = isClosed(query.data);
  const wasClosed = useRef(false);
  useEffect(() => {
    // What failed meanwhile is asked for again.
    if (wasClosed.current && !closed) void client.invalidateQueries();
    wasClosed.current = closed;
  }, [client, closed]);
  useEffect(() => {
    const look = (error: unknown) => {
      if (asProblem(error).code === CODE) void client.invalidateQueries({ queryKey: queryKeys.maintenance }, { cancelRefetch: false });
    };
    const stops = [
      client.getQueryCache().subscribe((event) => {
        if (event.type === "updated" && event.action.type === "error") look(event.action.error);
      }),
      client.getMutationCache().subscribe((event) => {
        if (event.type === "updated" && event.action.type === "error") look(event.action.error);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client]);
  return { state: query.data ?? null, isAsking: query.isFetching, ask: () => void query.refetch() };
}

function isClosed(state: MaintenanceState | undefined): boolean {
  return state?.isOn === true && !state.isAdmitted;
}
