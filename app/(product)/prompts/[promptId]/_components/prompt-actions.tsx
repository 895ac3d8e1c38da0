"use client";

import type { PromptView } from "../../../../_client/prompts.ts";

/** What can be done with the prompt as a whole, on every tab of it. */
export function PromptActions({ prompt }: { prompt: PromptView }) {
  return <div className="flex flex-wrap items-center gap-2" data-prompt={prompt.id} />;
}
