"use client";

import { useState } from "react";
import type { PromptSummary } from "../../../_client/prompts.ts";

/** What the words in the composer were made of. */
export type UsedPrompt = { promptId: string; version: number; title: string };

/** A prompt on its way into a message: picked, filled in, noted with the message it made. A message emptied or sent is made of nothing. */
export function usePromptUse(chatId: string | null, onText: (text: string) => void) {
  const [picked, setPicked] = useState<PromptSummary | null>(null);
  const [used, setUsed] = useState<{ chatId: string | null; prompt: UsedPrompt } | null>(null);
  return {
    picked,
    pick: setPicked,
    leave: () => setPicked(null),
    take: (prompt: UsedPrompt, text: string) => {
      setPicked(null);
      setUsed({ chatId, prompt });
      onText(text);
    },
    used: used?.chatId === chatId ? used.prompt : null,
    clear: () => setUsed(null),
  };
}

export type PromptUse = ReturnType<typeof usePromptUse>;
