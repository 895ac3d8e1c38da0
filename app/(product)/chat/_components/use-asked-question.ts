"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ReplyState } from "../../../_client/stream/reply-state.ts";
import type { Turn } from "../../../_client/turns.ts";
import { refreshLatestTurns } from "../../../_client/use-turns.ts";

/** The stream says that a question is asked; what is asked stands in the turn. */
export function useAskedQuestion({ chatId, approval }: Turn, live: ReplyState | null): void {
  const client = useQueryClient();
  const asked = live?.stages.findLast(({ key, state }) => key.startsWith("approval:") && state === "running")?.key ?? null;
  const isKnown = Boolean(approval);
  useEffect(() => {
    if (asked !== null && !isKnown) void refreshLatestTurns(client, chatId);
  }, [client, chatId, asked, isKnown]);
}
