"use client";

import { CircleAlert, CircleStop, RotateCcw, ShieldX } from "lucide-react";
import type { Turn } from "../../../_client/turns.ts";
import { Button } from "../../../_ui/button.tsx";
import { Notice } from "../../../_ui/notice.tsx";
import { describeFailure } from "./failure-words.ts";

type ReplyNoticeProps = { turn: Turn; isLast: boolean; isWriter: boolean; onRetry(turn: Turn): void };

/** What ended a turn, when it was not an answer. */
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
  if (turn.outcome === "blocked") return <BlockedNotice turn={turn} />;
  if (turn.outcome === "cancelled") {
    return (
      <Notice tone="neutral" icon={CircleStop}>
        {turn.reply?.content ? "Stopped. The text up to here is kept." : "Stopped before the first word."}
      </Notice>
    );
  }
  return null;
}

function BlockedNotice({ turn }: { turn: Turn }) {
  const isInput = turn.verdicts.some((verdict) => verdict.stage === "guard_in" && verdict.verdict !== "SAFE");
  const reasons = turn.verdicts.filter((verdict) => verdict.verdict !== "SAFE").flatMap((verdict) => verdict.reasons);
  return (
    <Notice tone="blocked" icon={ShieldX}>
      <p className="font-medium">{isInput ? "Blocked before it reached a model" : "The answer was blocked"}</p>
      {reasons.length === 0 && <p>The guard gave no further reason.</p>}
      {reasons.length > 0 && (
        <ul aria-label="Reasons" className="list-disc pl-4">
          {reasons.map((reason) => (
            <li key={`${reason.code} ${reason.text}`}>{reason.text}</li>
          ))}
        </ul>
      )}
      <p className="pt-1">
        {isInput ? "Change the message and send it again if you meant something else." : "Ask in another way to get an answer."}
      </p>
    </Notice>
  );
}
