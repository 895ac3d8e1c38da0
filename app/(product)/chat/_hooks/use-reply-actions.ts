"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import { notifyTabs } from "../../../_client/chat-channel.ts";
import { createClientMessageId } from "../../../_client/client-message-id.ts";
import { asProblem } from "../../../_client/problem.ts";
import { UNCONFIRMED_SEQ } from "../../../_client/turn-pages.ts";
import { regenerateReply, stopReply, type Turn } from "../../../_client/turns.ts";
import { refreshLatestTurns, replaceTurn } from "../../../_client/use-turns.ts";

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
    replaceTurn(client, turn, toWaitingTurn(turn, jobId));
    notifyTabs({ type: "turns-changed", chatId: turn.chatId });
  } catch (error) {
    const problem = asProblem(error);
    toast.error("Not regenerated", { description: problem.message });
    // Another tab was faster: show what is there now.
    if (problem.status === 409) await refreshLatestTurns(client, turn.chatId);
  }
}

function toWaitingTurn({ outcome: _outcome, reason: _reason, ...turn }: Turn, jobId: string): Turn {
  return {
    ...turn,
    jobId,
    seq: UNCONFIRMED_SEQ,
    status: "queued",
    reply: null,
    verdicts: [],
    usage: null,
    provider: null,
    model: null,
    demo: false,
  };
}
