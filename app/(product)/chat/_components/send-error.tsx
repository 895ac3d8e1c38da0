"use client";

import { CircleAlert } from "lucide-react";
import { Button } from "../../../_ui/button.tsx";
import { RequestId } from "../../../_ui/error-state.tsx";
import { Notice } from "../../../_ui/notice.tsx";
import type { SendFailure } from "../_hooks/use-send-message.ts";

/** Why a message was not accepted; its text is back in the box below. */
export function SendError({ failure: { problem }, onNew }: { failure: SendFailure; onNew(): void }) {
  const isGone = problem.code === "chat.chat_not_found";
  const wait = problem.retryAfterSeconds === null ? "" : ` Try again in ${problem.retryAfterSeconds} seconds.`;
  return (
    <Notice tone="blocked" icon={CircleAlert} isAlert>
      <p className="font-medium">Not sent</p>
      <p>
        {isGone
          ? "This chat no longer exists. Your text is kept below: copy it into a new chat."
          : `${problem.message}${wait} Your text is kept.`}
      </p>
      {problem.requestId && <RequestId id={problem.requestId} />}
      {isGone && (
        <Button size="small" className="mt-2" onClick={onNew}>
          Start a new chat
        </Button>
      )}
    </Notice>
  );
}
