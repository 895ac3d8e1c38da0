"use client";

import { Check, Copy, FlaskConical, GitFork, RotateCcw, StepForward } from "lucide-react";
import type { Turn } from "../../../_client/turns.ts";
import { Badge } from "../../../_ui/badge.tsx";
import { Button } from "../../../_ui/button.tsx";
import { IconButton } from "../../../_ui/icon-button.tsx";
import { useCopy } from "../../../_ui/use-copy.ts";
import type { BranchActions } from "../_hooks/use-branch-actions.ts";
import type { ReplyActions } from "../_hooks/use-reply-actions.ts";
import { AppealButton } from "./appeal-button.tsx";
import { FeedbackButtons } from "./feedback-buttons.tsx";
import { Spending } from "./spending.tsx";
import { TraceLink } from "./trace-link.tsx";
import { VerdictChips } from "./verdict-chips.tsx";

type ReplyFooterProps = { turn: Turn; text: string; isLast: boolean; isWriter: boolean; actions: ReplyActions & BranchActions };

export function ReplyFooter({ turn, text, isLast, isWriter, actions }: ReplyFooterProps) {
  const { isCopied, copy } = useCopy();
  const hasAnswer = turn.reply !== null && text !== "";
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {isLast && isWriter && turn.isCutOff && (
        <Button size="small" onClick={() => actions.goOn(turn)}>
          <StepForward aria-hidden className="size-4" />
          Continue
        </Button>
      )}
      <VerdictChips turn={turn} />
      {turn.demo && (
        <Badge tone="demo" icon={FlaskConical}>
          Demo
        </Badge>
      )}
      <div className="-ml-1 flex flex-wrap items-center">
        {text !== "" && (
          <IconButton label={isCopied ? "Copied" : "Copy answer"} icon={isCopied ? Check : Copy} onClick={() => void copy(text)} />
        )}
        {isWriter && turn.status !== "failed" && (
          <IconButton label={isLast ? "Regenerate" : "Answer this once more"} icon={RotateCcw} onClick={() => actions.regenerate(turn)} />
        )}
        {isWriter && <IconButton label="Fork into a new chat" icon={GitFork} onClick={() => actions.fork(turn)} />}
        <TraceLink jobId={turn.jobId} />
        {isWriter && hasAnswer && <FeedbackButtons turn={turn} />}
        {isWriter && <AppealButton turn={turn} />}
      </div>
      {turn.model !== null && <span className="font-mono text-ink-faint text-xs">{turn.model}</span>}
      {turn.usage && <Spending usage={turn.usage} jobId={turn.jobId} />}
    </div>
  );
}
