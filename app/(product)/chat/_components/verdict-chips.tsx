"use client";

import type { Turn } from "../../../_client/turns.ts";
import { badgeStyle } from "../../../_ui/badge.tsx";
import { Tooltip } from "../../../_ui/tooltip.tsx";
import { toVerdictChips } from "../../../_ui/verdicts.ts";
import { showTrace } from "../_hooks/use-chat-route.ts";

/** Word and icon; the score on hover and focus; a click opens the evidence. */
export function VerdictChips({ turn }: { turn: Turn }) {
  return toVerdictChips(turn.verdicts).map(({ key, tone, icon: Icon, word, detail }) => (
    <Tooltip key={key} text={detail}>
      <button
        type="button"
        data-trace-opener={turn.jobId}
        onClick={() => showTrace(turn.jobId)}
        aria-label={`${word}: ${detail}. Show trace`}
        className={badgeStyle({ tone })}
      >
        <Icon aria-hidden className="size-3.5" />
        {word}
      </button>
    </Tooltip>
  ));
}
