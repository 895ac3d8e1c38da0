"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { browserDrafts } from "../../../_client/browser-drafts.ts";
import { notifyTabs } from "../../../_client/chat-channel.ts";
import { createChat } from "../../../_client/chats.ts";
import type { Draft } from "../../../_client/drafts.ts";
import { asProblem, type ProblemError } from "../../../_client/problem.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { UNCONFIRMED_SEQ } from "../../../_client/turn-pages.ts";
import { sendMessage, type Turn } from "../../../_client/turns.ts";
import { addChatOnTop } from "../../../_client/use-chats.ts";
import { insertTurn } from "../../../_client/use-turns.ts";
import type { Attached } from "./use-attachments.ts";
import { replaceChat } from "./use-chat-route.ts";
import type { ShowDraft } from "./use-draft.ts";
import type { UsedPrompt } from "./use-prompt-use.ts";

/** A message on its way: shown in the conversation before the server has it. */
export type Sending = { chatId: string | null; text: string };
export type SendFailure = { chatId: string | null; problem: ProblemError };

type SentWith = { branchId?: string | null | undefined; files: readonly Attached[]; prompt: UsedPrompt | null };

export const UNTITLED = "New chat";

export function useSendMessage(showDraft: ShowDraft) {
  const client = useQueryClient();
  const [sending, setSending] = useState<Sending | null>(null);
  const [failure, setFailure] = useState<SendFailure | null>(null);
  const isBusy = useRef(false);

  /** The chat is created first; from then on the draft, the address and a retry belong to it. */
  async function openNewChat(draft: Draft, text: string): Promise<string> {
    const chatId = await createChat();
    browserDrafts().move(draft, chatId);
    client.setQueryData(queryKeys.turns(chatId), { pages: [{ items: [], nextCursor: null }], pageParams: [null] });
    addChatOnTop(client, { id: chatId, title: UNTITLED, createdAt: new Date().toISOString() });
    setSending({ chatId, text });
    replaceChat(chatId);
    return chatId;
  }

  /** `branchId` is that of the conversation on screen; left out where it is empty. True when the server has the message. */
  async function send(fromChatId: string | null, draft: Draft, { branchId, files, prompt }: SentWith): Promise<boolean> {
    const text = draft.text.trim();
    if (isBusy.current || text === "") return false;
    isBusy.current = true;
    setFailure(null);
    setSending({ chatId: fromChatId, text });
    const attempted = browserDrafts().markAttempted(fromChatId, draft);
    showDraft(fromChatId, attempted);
    let chatId = fromChatId;
    try {
      chatId ??= await openNewChat(attempted, text);
      const attachments = files.map(({ id }) => ({ fileId: id }));
      const jobId = await sendMessage({
        ...{ chatId, message: text, clientMessageId: attempted.clientMessageId },
        ...(branchId !== undefined && { branchId }),
        ...(attachments.length > 0 && { attachments }),
        ...(prompt && { promptRef: { promptId: prompt.promptId, version: prompt.version } }),
      });
      showDraft(chatId, browserDrafts().clear(chatId));
      insertTurn(client, toQueuedTurn({ chatId, jobId, text, branchId: branchId ?? null, files }));
      notifyTabs({ type: "chats-changed" });
      void client.invalidateQueries({ queryKey: queryKeys.chats });
      return true;
    } catch (error) {
      setFailure({ chatId, problem: asProblem(error) });
      return false;
    } finally {
      isBusy.current = false;
      setSending(null);
    }
  }

  return { send, sending, failure, clearFailure: () => setFailure(null) };
}

type QueuedTurn = Pick<Turn, "chatId" | "jobId" | "branchId"> & { text: string; files?: readonly Attached[] };

/** A message the server has accepted, until its own list tells the rest. */
export function toQueuedTurn({ chatId, jobId, text, branchId, files = [] }: QueuedTurn): Turn {
  const createdAt = new Date().toISOString();
  const attachments = files.map(({ id, name, type }) => ({
    fileId: id,
    name,
    kind: type.startsWith("image/") ? ("image" as const) : ("document" as const),
  }));
  return {
    jobId,
    chatId,
    seq: UNCONFIRMED_SEQ,
    status: "queued",
    createdAt,
    user: { id: `${jobId}-user`, content: text, createdAt, attachments },
    reply: null,
    verdicts: [],
    provider: null,
    model: null,
    demo: false,
    usage: null,
    branchId,
    siblings: [jobId],
    isCutOff: false,
    rating: null,
  };
}
