"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { queryKeys } from "../../../_client/query-keys.ts";
import { useLiveReply } from "../../../_client/stream/use-live-reply.ts";
import { isOpen } from "../../../_client/turn-pages.ts";
import { getTrace, type Turn } from "../../../_client/turns.ts";
import { ErrorState } from "../../../_ui/error-state.tsx";
import { IconButton } from "../../../_ui/icon-button.tsx";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { useMediaQuery } from "../../../_ui/use-media-query.ts";
import { hideTrace } from "../_hooks/use-chat-route.ts";
import { TraceBody } from "./trace-body.tsx";

const LIVE_REFRESH_MS = 1_000;

type TracePanelProps = { jobId: string; turn: Turn | null };

/** Beside the conversation where there is room, over it where there is not; closing gives the focus back to what opened it. */
export function TracePanel({ jobId, turn }: TracePanelProps) {
  const isWide = useMediaQuery("(min-width: 1100px)");
  const [opener] = useState(() => document.activeElement);
  const close = () => {
    hideTrace();
    requestAnimationFrame(() => findOpener(opener, jobId)?.focus());
  };
  if (isWide) return <TraceAside jobId={jobId} turn={turn} onClose={close} />;
  return (
    <Dialog.Root open onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={focusWhole}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="fixed inset-y-0 right-0 z-40 flex w-full max-w-112 animate-appear flex-col bg-canvas shadow-float"
        >
          <header className="flex h-12 shrink-0 items-center justify-between border-b pr-2 pl-4">
            <Dialog.Title className="font-medium text-base">Trace</Dialog.Title>
            <IconButton label="Close trace" icon={X} onClick={close} />
          </header>
          <TraceContent jobId={jobId} turn={turn} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Where the panel was opened by address or by command, the first control that would have opened it. */
function findOpener(element: Element | null, jobId: string): HTMLElement | null {
  const isStillThere = element instanceof HTMLElement && element.isConnected && element.dataset.traceOpener === jobId;
  return isStillThere ? element : document.querySelector<HTMLElement>(`[data-trace-opener="${CSS.escape(jobId)}"]`);
}

/** The panel itself, not its first button: opening it should read its name, not a tooltip. */
function focusWhole(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

function TraceAside({ jobId, turn, onClose }: TracePanelProps & { onClose(): void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <aside
      aria-label="Trace"
      className="flex w-96 shrink-0 flex-col border-l bg-canvas"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <header className="flex h-12 shrink-0 items-center justify-between border-b pr-2 pl-4">
        <h2 ref={heading} tabIndex={-1} className="font-medium text-base">
          Trace
        </h2>
        <IconButton label="Close trace" icon={X} side="left" onClick={onClose} />
      </header>
      <TraceContent jobId={jobId} turn={turn} />
    </aside>
  );
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the scrolling evidence must be reachable by keyboard.
    <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto p-4 -outline-offset-2">
      {query.isPending && <TraceSkeleton />}
      {query.isError && !query.data && (
        <ErrorState
          title="The trace could not be loaded"
          error={query.error}
          onRetry={() => void refetch()}
          isRetrying={query.isRefetching}
        />
      )}
      {query.data && <TraceBody trace={query.data} />}
    </div>
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
