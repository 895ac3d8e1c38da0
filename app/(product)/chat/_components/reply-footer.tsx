"use client";

import { Check, Copy, FlaskConical, RotateCcw } from "lucide-react";
import type { Turn } from "../../../_client/turns.ts";
import { Badge } from "../../../_ui/badge.tsx";
import { IconButton } from "../../../_ui/icon-button.tsx";
import { useCopy } from "../../../_ui/use-copy.ts";
import { TraceLink } from "./trace-link.tsx";
import { VerdictChips } from "./verdict-chips.tsx";

type ReplyFooterProps = { turn: Turn; text: string; canRegenerate: boolean; onRegenerate(turn: Turn): void };

export function ReplyFooter({ turn, text, canRegenerate, onRegenerate }: ReplyFooterProps) {
  const { isCopied, copy } = useCopy();
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <VerdictChips turn={turn} />
      {turn.demo && (
        <Badge tone="demo" icon={FlaskConical}>
          Demo
        </Badge>
      )}
      <div className="-ml-1 flex items-center">
        {text !== "" && (
          <IconButton label={isCopied ? "Copied" : "Copy answer"} icon={isCopied ? Check : Copy} onClick={() => void copy(text)} />
        )}
        {canRegenerate && turn.status !== "failed" && <IconButton label="Regenerate" icon={RotateCcw} onClick={() => onRegenerate(turn)} />}
        <TraceLink jobId={turn.jobId} />
      </div>
      {turn.model !== null && <span className="font-mono text-ink-faint text-xs">{turn.model}</span>}
    </div>
  );
}
