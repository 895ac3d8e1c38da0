"use client";

import dynamic from "next/dynamic";
import { memo } from "react";
import { useLiveReply } from "../../../_client/stream/use-live-reply.ts";
import { isOpen } from "../../../_client/turn-pages.ts";
import type { Turn } from "../../../_client/turns.ts";
import type { ReplyActions } from "../_hooks/use-reply-actions.ts";
import { LiveStatus } from "./live-status.tsx";
import { ReplyFooter } from "./reply-footer.tsx";
import { ReplyNotice } from "./reply-notice.tsx";
import { UserMessage } from "./user-message.tsx";

const Markdown = dynamic(() => import("../../../_ui/markdown/markdown.tsx").then((module) => module.Markdown), {
  ssr: false,
  loading: () => <div className="h-16" />,
});

type TurnItemProps = { turn: Turn; isLast: boolean; isWriter: boolean; actions: ReplyActions };

export const TurnItem = memo(function TurnItem({ turn, isLast, isWriter, actions }: TurnItemProps) {
  const isWriting = isOpen(turn);
  const live = useLiveReply(isWriting ? turn.jobId : null);
  const text = (live?.text || turn.reply?.content) ?? "";
  return (
    <li data-turn={turn.jobId} className="flex flex-col gap-4">
      <UserMessage text={turn.user.content} />
      <article aria-label="Answer" aria-busy={isWriting} className="flex min-w-0 flex-col gap-3">
        {text !== "" && <Markdown text={text} />}
        {isWriting ? (
          <LiveStatus turn={turn} live={live} hasText={text !== ""} />
        ) : (
          <>
            <ReplyNotice turn={turn} isLast={isLast} isWriter={isWriter} onRetry={actions.regenerate} />
            <ReplyFooter turn={turn} text={text} canRegenerate={isLast && isWriter} onRegenerate={actions.regenerate} />
          </>
        )}
      </article>
    </li>
  );
});
