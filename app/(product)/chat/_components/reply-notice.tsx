"use client";

import { CircleAlert, CircleStop, RotateCcw } from "lucide-react";
import type { Turn } from "../../../_client/turns.ts";
import { Button } from "../../../_ui/button.tsx";
import { Notice } from "../../../_ui/notice.tsx";
import { describeFailure } from "./failure-words.ts";
import { GuardNotice } from "./guard-notice.tsx";

type ReplyNoticeProps = { turn: Turn; isLast: boolean; isWriter: boolean; onRetry(turn: Turn): void };

/** What ended a turn, when it was not an answer, and what the guard has to say about it. */
export function ReplyNotice({ turn, isLast, isWriter, onRetry }: ReplyNoticeProps) {
  if (turn.status === "failed") {
    return (
      <Notice tone="blocked" icon={CircleAlert}>
        <p className="font-medium">No answer</p>
        <p>{describeFailure(turn.reason)} Your message is kept.</p>
        {isLast && isWriter && (
          <Button size="small" className="mt-2" onClick={() => onRetry(turn)}>
            <RotateCcw aria-hidden className="size-4" />
            Try again
          </Button>
        )}
      </Notice>
    );
  }
  return (
    <>
      <GuardNotice turn={turn} />
      {turn.outcome === "cancelled" && (
        <Notice tone="neutral" icon={CircleStop}>
          {turn.reply?.content ? "Stopped. The text up to here is kept." : "Stopped before the first word."}
        </Notice>
      )}
    </>
  );
}
