"use client";

import dynamic from "next/dynamic";
import { memo } from "react";
import { useLiveReply } from "../../../_client/stream/use-live-reply.ts";
import { isOpen } from "../../../_client/turn-pages.ts";
import type { Turn } from "../../../_client/turns.ts";
import type { BranchActions } from "../_hooks/use-branch-actions.ts";
import type { ReplyActions } from "../_hooks/use-reply-actions.ts";
import { ApprovalCard } from "./approval-card.tsx";
import { CitedText } from "./cited-text.tsx";
import { LiveStatus } from "./live-status.tsx";
import { MessageFiles } from "./message-files.tsx";
import { ReplyFooter } from "./reply-footer.tsx";
import { ReplyNotice } from "./reply-notice.tsx";
import { ToolCalls } from "./tool-calls.tsx";
import { useAskedQuestion } from "./use-asked-question.ts";
import { UsedMemories } from "./used-memories.tsx";
import { TurnMessage } from "./user-message.tsx";

const Markdown = dynamic(() => import("../../../_ui/markdown/markdown.tsx").then((module) => module.Markdown), {
  ssr: false,
  loading: () => <div className="h-16" />,
});

type TurnItemProps = {
  turn: Turn;
  isLast: boolean;
  /** Another answer is written before this message begins. */
  isWaiting: boolean;
  isEditing: boolean;
  isWriter: boolean;
  actions: ReplyActions & BranchActions;
};

export const TurnItem = memo(function TurnItem({ turn, isLast, isWaiting, isEditing, isWriter, actions }: TurnItemProps) {
  const isWriting = isOpen(turn);
  const live = useLiveReply(isWriting ? turn.jobId : null);
  useAskedQuestion(turn, live);
  const text = (live?.text || turn.reply?.content) ?? "";
  return (
    <li data-turn={turn.jobId} tabIndex={-1} className="flex flex-col gap-4 rounded-lg outline-offset-8">
      <MessageFiles files={turn.user.attachments} />
      <TurnMessage turn={turn} isWriter={isWriter} isEditing={isEditing} isWaiting={isWaiting} actions={actions} />
      {!isWaiting && (
        <article aria-label="Answer" aria-busy={isWriting} className="flex min-w-0 flex-col gap-3">
          {text !== "" && (
            <CitedText sources={turn.sources}>
              <Markdown text={text} />
            </CitedText>
          )}
          {!isWriting && <ToolCalls turn={turn} />}
          {!isWriting && <UsedMemories turn={turn} />}
          {turn.approval && isWriting && <ApprovalCard turn={turn} approval={turn.approval} isWriter={isWriter} />}
          {isWriting ? (
            <LiveStatus turn={turn} live={live} hasText={text !== ""} />
          ) : (
            <>
              <ReplyNotice turn={turn} isLast={isLast} isWriter={isWriter} onRetry={actions.regenerate} />
              <ReplyFooter turn={turn} text={text} isLast={isLast} isWriter={isWriter} actions={actions} />
            </>
          )}
        </article>
      )}
    </li>
  );
});
