"use client";

import { keepPreviousData, type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import {
  type DemoRun,
  getIncident,
  type Incident,
  type IncidentCase,
  type IncidentStep,
  isUnderWay,
  listDemoRuns,
  removeDemoRun,
  type StartDemoInput,
  startDemoRun,
  stopDemoRun,
  takeIncidentStep,
} from "../../../../_client/risk-demo.ts";

const WATCH_MS = 1_000;
const REST_MS = 5_000;

const isMoving = (run: DemoRun): boolean => isUnderWay(run) || run.state === "removing";

/** Watched closely while something plays or goes, and left alone otherwise. */
export function useDemoRuns() {
  return useQuery({
    queryKey: queryKeys.demoRuns,
    queryFn: ({ signal }) => listDemoRuns(signal),
    refetchInterval: ({ state }) => (state.data?.some(isMoving) ? WATCH_MS : false),
  });
}

/**
 * Read anew with every payment, since each may join a case and a case is decided on as it was seen; and after the end as well, since
 * people work the cases meanwhile.
 */
export function useIncident(run: DemoRun) {
  return useQuery({
    queryKey: queryKeys.demoIncident(run.id, `${run.state} ${run.live.done}`),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => getIncident(run.id, signal),
    refetchInterval: ({ state }) => (isOver(state.data) ? false : isUnderWay(run) ? WATCH_MS : REST_MS),
    enabled: run.state !== "removing",
  });
}

const isOver = (incident: Incident | undefined): boolean => incident?.stages.every(({ state }) => state === "done") ?? false;

export function useDemoActions() {
  const client = useQueryClient();
  const settle = {
    onError: (error: unknown) => void toast.error("Not done", { description: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.demoRuns }),
  };
  return {
    start: useMutation({ mutationFn: (input: StartDemoInput) => startDemoRun(input), ...settle }),
    stop: useMutation({ mutationFn: (id: string) => stopDemoRun(id), ...settle }),
    remove: useMutation({ mutationFn: (id: string) => removeDemoRun(id), onMutate: (id) => markRemoving(client, id), ...settle }),
    step: useMutation({
      mutationFn: ({ step, about }: { step: IncidentStep; about: IncidentCase }) => takeIncidentStep(step, about),
      ...settle,
    }),
  };
}

/** From the click on nobody asks for what is about to be gone. */
function markRemoving(client: QueryClient, id: string): Promise<void> {
  client.setQueryData<DemoRun[]>(queryKeys.demoRuns, (runs) => runs?.map((run) => (run.id === id ? { ...run, state: "removing" } : run)));
  return client.cancelQueries({ queryKey: queryKeys.demoIncidents(id) });
}

export type DemoActions = ReturnType<typeof useDemoActions>;
