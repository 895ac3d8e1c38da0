"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { browserDrafts } from "../../../_client/browser-drafts.ts";
import type { Draft } from "../../../_client/drafts.ts";

export type ShowDraft = (chatId: string | null, draft: Draft) => void;

/**
 * The draft of the chat on screen, null until the browser's storage has been read. What happens to the draft of a chat that is no longer on
 * screen is in the storage already and must not touch what is being typed now.
 */
export function useDraft(chatId: string | null): [Draft | null, ShowDraft] {
  const [held, setHeld] = useState<{ chatId: string | null; draft: Draft } | null>(null);
  const shownChatId = useRef(chatId);
  useEffect(() => {
    shownChatId.current = chatId;
    const read = () => setHeld({ chatId, draft: browserDrafts().read(chatId) });
    read();
    // Another tab sent or changed this draft: keeping our copy could reuse a message id that is spent.
    window.addEventListener("storage", read);
    return () => window.removeEventListener("storage", read);
  }, [chatId]);
  const show = useCallback((ofChatId: string | null, draft: Draft) => {
    if (ofChatId === shownChatId.current) setHeld({ chatId: ofChatId, draft });
  }, []);
  return [held?.chatId === chatId ? held.draft : null, show];
}
