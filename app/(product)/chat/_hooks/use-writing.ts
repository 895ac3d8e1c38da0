"use client";

import { browserDrafts } from "../../../_client/browser-drafts.ts";
import { useAttachments } from "./use-attachments.ts";
import { useDraft } from "./use-draft.ts";
import { usePromptUse } from "./use-prompt-use.ts";
import { useSendMessage } from "./use-send-message.ts";

type WritingOptions = { chatId: string | null; branchId: string | null | undefined; onSend(): void };

/** A message while it is written: its words, its files, the prompt it was made of, and how it is sent. */
export function useWriting({ chatId, branchId, onSend }: WritingOptions) {
  const [draft, showDraft] = useDraft(chatId);
  const { send, sending, failure, clearFailure } = useSendMessage(showDraft);
  const attachments = useAttachments(chatId);
  const write = (text: string) => {
    if (!draft) return;
    clearFailure();
    if (text.trim() === "") prompts.clear();
    showDraft(chatId, browserDrafts().edit(chatId, draft, text));
  };
  const prompts = usePromptUse(chatId, write);
  const submit = async () => {
    if (!draft) return;
    onSend();
    if (!(await send(chatId, draft, { branchId, files: attachments.files, prompt: prompts.used }))) return;
    attachments.clear();
    prompts.clear();
  };
  return {
    ...{ attachments, prompts, write },
    text: draft?.text ?? null,
    submit: () => void submit(),
    sending: sending?.chatId === chatId ? sending : null,
    failure: failure?.chatId === chatId ? failure : null,
  };
}
