"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { toast } from "sonner";
import { changeWaiting, continueReply, editMessage, forkChat, showBranch, withdrawWaiting } from "../../../_client/branches.ts";
import { notifyTabs } from "../../../_client/chat-channel.ts";
import { createClientMessageId } from "../../../_client/client-message-id.ts";
import { asProblem } from "../../../_client/problem.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { type Turn, viewThrough } from "../../../_client/turns.ts";
import { changeTurn, refreshLatestTurns, reloadTurns, removeTurn, showBeside } from "../../../_client/use-turns.ts";
import { showChat } from "./use-chat-route.ts";
import { toQueuedTurn } from "./use-send-message.ts";

export type BranchActions = {
  /** The turn whose words are being written anew; null puts the old ones back. */
  startEdit(turn: Turn | null): void;
  edit(turn: Turn, text: string): void;
  show(turn: Turn, siblingId: string): void;
  goOn(turn: Turn): void;
  fork(turn: Turn): void;
  withdraw(turn: Turn): void;
};

export function useBranchActions(isWriter: boolean): { branchActions: BranchActions; editingJobId: string | null } {
  const client = useQueryClient();
  const [editingJobId, setEditing] = useState<string | null>(null);
  const branchActions = useMemo(
    (): BranchActions => ({
      startEdit: (turn) => setEditing(turn?.jobId ?? null),
      edit: (turn, text) => {
        setEditing(null);
        if (text.trim() !== turn.user.content) void attempt("Not changed", client, turn, () => edit(client, turn, text.trim()));
      },
      show: (turn, siblingId) => void attempt("Not shown", client, turn, () => show(client, turn, { siblingId, isWriter })),
      goOn: (turn) => void attempt("Not continued", client, turn, () => goOn(client, turn)),
      fork: (turn) => void attempt("Not forked", client, turn, () => fork(client, turn)),
      withdraw: (turn) => void attempt("Not removed", client, turn, () => withdraw(client, turn)),
    }),
    [client, isWriter],
  );
  return { branchActions, editingJobId };
}

/** When another tab or the queue was faster, what is there now is shown. */
async function attempt(title: string, client: QueryClient, turn: Turn, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const problem = asProblem(error);
    toast.error(title, { description: problem.message });
    if (problem.status === 409 || problem.status === 404) await refreshLatestTurns(client, turn.chatId);
  }
}

async function edit(client: QueryClient, turn: Turn, text: string): Promise<void> {
  if (turn.status === "queued") {
    await changeWaiting(turn.jobId, text);
    changeTurn(client, turn, { user: { ...turn.user, content: text } });
    notifyTabs({ type: "turns-changed", chatId: turn.chatId });
    return;
  }
  const jobId = await editMessage({ jobId: turn.jobId, message: text, clientMessageId: createClientMessageId() });
  showSibling(client, turn, { jobId, text });
}

/** The new turn stands where the old one stood; the list then brings what else belongs to it. */
export function showSibling(client: QueryClient, turn: Turn, { jobId, text }: { jobId: string; text: string }): void {
  const made = toQueuedTurn({ chatId: turn.chatId, jobId, text, branchId: jobId });
  showBeside(client, turn, { ...made, siblings: [...turn.siblings, jobId] });
  notifyTabs({ type: "turns-changed", chatId: turn.chatId });
}

async function show(client: QueryClient, turn: Turn, { siblingId, isWriter }: { siblingId: string; isWriter: boolean }): Promise<void> {
  if (isWriter) await showBranch(siblingId);
  else viewThrough(turn.chatId, siblingId);
  await reloadTurns(client, turn.chatId);
  notifyTabs({ type: "turns-changed", chatId: turn.chatId });
  // The control that was pressed is gone with its turn: its like beside the sibling goes on from there.
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-turn="${CSS.escape(siblingId)}"] [data-switcher]`)?.focus());
}

async function goOn(client: QueryClient, turn: Turn): Promise<void> {
  await continueReply(turn.jobId);
  const { outcome: _outcome, reason: _reason, ...open } = turn;
  client.setQueryData(queryKeys.trace(turn.jobId), undefined);
  changeTurn(client, turn, { ...open, status: "queued", isCutOff: false });
  await refreshLatestTurns(client, turn.chatId);
}

async function fork(client: QueryClient, turn: Turn): Promise<void> {
  const chatId = await forkChat(turn.jobId);
  notifyTabs({ type: "chats-changed" });
  void client.invalidateQueries({ queryKey: queryKeys.chats });
  showChat(chatId);
  toast("This is a chat of its own now. The first one stays as it was.");
}

async function withdraw(client: QueryClient, turn: Turn): Promise<void> {
  await withdrawWaiting(turn.jobId);
  removeTurn(client, turn);
  await refreshLatestTurns(client, turn.chatId);
  notifyTabs({ type: "turns-changed", chatId: turn.chatId });
}
