"use client";

import { useCallback, useSyncExternalStore } from "react";
import { getLiveReply, subscribeToReply } from "./live-replies.ts";
import type { ReplyState } from "./reply-state.ts";

/** The reply being written under this job id, or null when there is none here. */
export function useLiveReply(jobId: string | null): ReplyState | null {
  const subscribe = useCallback((listener: () => void) => (jobId === null ? () => undefined : subscribeToReply(jobId, listener)), [jobId]);
  const read = () => (jobId === null ? null : getLiveReply(jobId));
  return useSyncExternalStore(subscribe, read, () => null);
}
