"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { queryKeys } from "../../../_client/query-keys.ts";
import { useLiveReply } from "../../../_client/stream/use-live-reply.ts";
import { isOpen } from "../../../_client/turn-pages.ts";
import { getTrace, type Turn } from "../../../_client/turns.ts";
import { Drawer } from "../../../_ui/drawer.tsx";
import { ErrorState } from "../../../_ui/error-state.tsx";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { hideTrace } from "../_hooks/use-chat-route.ts";
import { TraceBody } from "./trace-body.tsx";

const LIVE_REFRESH_MS = 1_000;

type TracePanelProps = { jobId: string; turn: Turn | null };

/** Beside the conversation where there is room, over it where there is not; closing gives the focus back to what opened it. */
export function TracePanel({ jobId, turn }: TracePanelProps) {
  const [opener] = useState(() => document.activeElement);
  const close = () => {
    hideTrace();
    requestAnimationFrame(() => findOpener(opener, jobId)?.focus());
  };
  return (
    <Drawer title="Trace" onClose={close}>
      <TraceContent jobId={jobId} turn={turn} />
    </Drawer>
  );
}

/** Where the panel was opened by address or by command, the first control that would have opened it. */
function findOpener(element: Element | null, jobId: string): HTMLElement | null {
  const isStillThere = element instanceof HTMLElement && element.isConnected && element.dataset.traceOpener === jobId;
  return isStillThere ? element : document.querySelector<HTMLElement>(`[data-trace-opener="${CSS.escape(jobId)}"]`);
}

function TraceContent({ jobId, turn }: TracePanelProps) {
  const isRunning = turn !== null && isOpen(turn);
  const live = useLiveReply(isRunning ? jobId : null);
  const query = useQuery({
    queryKey: queryKeys.trace(jobId),
    queryFn: ({ signal }) => getTrace(jobId, signal),
    refetchInterval: ({ state }) => (state.data && state.data.finishedAt === null ? LIVE_REFRESH_MS : false),
    staleTime: 0,
  });
  const { refetch } = query;
  const stageCount = live?.stages.filter((stage) => stage.state === "done").length ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each finished stage is news.
  useEffect(() => {
    if (isRunning) void refetch();
  }, [stageCount, isRunning, refetch]);

  return (
    <>
      {query.isPending && <TraceSkeleton />}
      {query.isError && !query.data && (
        <ErrorState
          title="The trace could not be loaded"
          error={query.error}
          onRetry={() => void refetch()}
          isRetrying={query.isRefetching}
        />
      )}
      {query.data && <TraceBody trace={query.data} chatId={turn?.chatId ?? null} />}
    </>
  );
}

function TraceSkeleton() {
  return (
    <div role="status" aria-label="Loading trace" className="flex flex-col gap-4">
      <Skeleton className="h-20" />
      {["a", "b", "c", "d"].map((key) => (
        <Skeleton key={key} className="h-10" />
      ))}
    </div>
  );
}
