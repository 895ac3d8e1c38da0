"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Turn } from "../../../_client/turns.ts";
import { IconButton } from "../../../_ui/icon-button.tsx";

/** Which of the messages and answers at one place of the conversation is shown. Left and right move while it has the focus. */
export function BranchSwitcher({ turn, onShow }: { turn: Turn; onShow(turn: Turn, siblingId: string): void }) {
  const { siblings, jobId } = turn;
  const position = siblings.indexOf(jobId);
  if (siblings.length < 2 || position < 0) return null;
  const move = (by: number) => {
    const next = siblings[position + by];
    if (next !== undefined) onShow(turn, next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form.
    <div
      role="group"
      aria-label={`Version ${position + 1} of ${siblings.length}`}
      className="flex items-center"
      onKeyDown={(event) => {
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        event.preventDefault();
        move(event.key === "ArrowLeft" ? -1 : 1);
      }}
    >
      <IconButton
        label="Previous version"
        icon={ChevronLeft}
        data-switcher={position > 0 || undefined}
        disabled={position === 0}
        onClick={() => move(-1)}
      />
      <span aria-hidden className="min-w-8 text-center font-mono text-ink-soft text-xs tabular-nums">
        {position + 1}/{siblings.length}
      </span>
      <IconButton
        label="Next version"
        icon={ChevronRight}
        data-switcher={position < siblings.length - 1 || undefined}
        disabled={position === siblings.length - 1}
        onClick={() => move(1)}
      />
    </div>
  );
}
