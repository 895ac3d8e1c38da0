"use client";

import { useEffect, useState } from "react";
import { browserDrafts } from "../../../_client/browser-drafts.ts";
import type { Draft } from "../../../_client/drafts.ts";

/** The draft of the chat on screen; null until the browser's storage has been read. */
export function useDraft(chatId: string | null): [Draft | null, (draft: Draft) => void] {
  const [held, setHeld] = useState<{ chatId: string | null; draft: Draft } | null>(null);
  useEffect(() => {
    const read = () => setHeld({ chatId, draft: browserDrafts().read(chatId) });
    read();
    // Another tab sent or changed this draft: keeping our copy could reuse a message id that is spent.
    window.addEventListener("storage", read);
    return () => window.removeEventListener("storage", read);
  }, [chatId]);
  const draft = held?.chatId === chatId ? held.draft : null;
  return [draft, (next) => setHeld({ chatId, draft: next })];
}
