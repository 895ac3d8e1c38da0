"use client";

import { SquareLibrary, X } from "lucide-react";
import { IconButton } from "../../../../_ui/icon-button.tsx";
import type { UsedPrompt } from "../../_hooks/use-prompt-use.ts";

/** What will be noted with the message, unless it is taken off. */
export function UsedPromptChip({ prompt, onRemove }: { prompt: UsedPrompt; onRemove(): void }) {
  return (
    <p className="flex max-w-full items-center gap-1.5 self-start rounded-md border bg-sunken pl-2 text-sm">
      <SquareLibrary aria-hidden className="size-4 shrink-0 text-ink-soft" />
      <span className="truncate">
        From {prompt.title}, version {prompt.version}
      </span>
      <IconButton label={`Do not note ${prompt.title}`} icon={X} onClick={onRemove} />
    </p>
  );
}
