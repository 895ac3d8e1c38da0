"use client";

import { CircleAlert, RotateCw, WifiOff } from "lucide-react";
import type { ReplyState } from "../../../_client/stream/reply-state.ts";
import type { Turn } from "../../../_client/turns.ts";
import { Notice } from "../../../_ui/notice.tsx";
import { PendingReply } from "./pending-reply.tsx";
import { TraceLink } from "./trace-link.tsx";

type LiveStatusProps = { turn: Turn; live: ReplyState | null; hasText: boolean };

/** The state of an answer in the making: its stage, or what is wrong with the connection to it. */
export function LiveStatus({ turn, live, hasText }: LiveStatusProps) {
  if (live?.problem) {
    return (
      <Notice tone="blocked" icon={CircleAlert} isAlert>
        <p>{live.problem.message} The answer goes on without this page: reload to see it.</p>
      </Notice>
    );
  }
  if (live?.connection === "waiting") {
    return (
      <Notice tone="redacted" icon={WifiOff}>
        <p role="status">Connection lost. Reconnecting; the answer goes on meanwhile.</p>
      </Notice>
    );
  }
  if (live?.connection === "polling") {
    return (
      <Notice tone="redacted" icon={RotateCw}>
        <p role="status">The live connection is not available. Checking for news every 2 seconds.</p>
      </Notice>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <PendingReply label={describe(turn, live, hasText)} />
      <TraceLink jobId={turn.jobId} />
    </div>
  );
}

function describe(turn: Turn, live: ReplyState | null, hasText: boolean): string {
  const stage = live?.stages.findLast((item) => item.state === "running");
  if (stage) return stage.label;
  if (hasText) return "Writing";
  return turn.status === "queued" ? "Queued" : "Working";
}
