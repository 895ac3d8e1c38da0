"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import { createClientMessageId } from "../../../_client/client-message-id.ts";
import { asProblem } from "../../../_client/problem.ts";
import { regenerateReply, stopReply, type Turn } from "../../../_client/turns.ts";
import { refreshLatestTurns } from "../../../_client/use-turns.ts";
import { showSibling } from "./use-branch-actions.ts";

export type ReplyActions = { stop(turn: Turn): void; regenerate(turn: Turn): void };

export function useReplyActions() {
  const client = useQueryClient();
  const [stoppingJobId, setStopping] = useState<string | null>(null);
  const isRegenerating = useRef(false);

  const actions = useMemo(
    (): ReplyActions => ({
      stop: (turn) => {
        setStopping(turn.jobId);
        stopReply(turn.jobId).catch((error: unknown) => {
          setStopping(null);
          toast.error("Not stopped", { description: asProblem(error).message });
        });
      },
      regenerate: (turn) => {
        if (isRegenerating.current) return;
        isRegenerating.current = true;
        void regenerate(client, turn).finally(() => {
          isRegenerating.current = false;
        });
      },
    }),
    [client],
  );
  return { actions, stoppingJobId };
}

async function regenerate(client: QueryClient, turn: Turn): Promise<void> {
  try {
    const jobId = await regenerateReply({ jobId: turn.jobId, clientMessageId: createClientMessageId() });
    showSibling(client, turn, { jobId, text: turn.user.content });
  } catch (error) {
    const problem = asProblem(error);
    toast.error("Not regenerated", { description: problem.message });
    // Another tab was faster: show what is there now.
    if (problem.status === 409) await refreshLatestTurns(client, turn.chatId);
  }
}
