"use client";

import { MessageCircleQuestion } from "lucide-react";
import { asProblem } from "../../../_client/problem.ts";
import { isOpen } from "../../../_client/turn-pages.ts";
import type { Turn } from "../../../_client/turns.ts";
import { Button } from "../../../_ui/button.tsx";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { ErrorState, QueryError } from "../../../_ui/error-state.tsx";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import type { BranchActions } from "../_hooks/use-branch-actions.ts";
import { useReach } from "../_hooks/use-reach.ts";
import type { ReplyActions } from "../_hooks/use-reply-actions.ts";
import type { Sending } from "../_hooks/use-send-message.ts";
import { ConversationSkeleton } from "./conversation-skeleton.tsx";
import { EmptyConversation } from "./empty-conversation.tsx";
import { PendingReply } from "./pending-reply.tsx";
import { TurnItem } from "./turn-item.tsx";
import type { TurnsQuery } from "./turns-query.ts";
import { UserMessage } from "./user-message.tsx";

type ConversationBodyProps = {
  chatId: string | null;
  query: TurnsQuery;
  turns: Turn[];
  sending: Sending | null;
  isWriter: boolean;
  actions: ReplyActions & BranchActions;
  editingJobId: string | null;
  onNew(): void;
  onSuggest(text: string): void;
};

export function ConversationBody(props: ConversationBodyProps) {
  const { chatId, query, turns, sending, isWriter, actions, editingJobId, onNew, onSuggest } = props;
  const firstOpen = turns.find(isOpen);
  if (chatId !== null && query.isPending && !sending) {
    return (
      <div role="status" aria-label="Loading messages">
        <ConversationSkeleton />
      </div>
    );
  }
  if (chatId !== null && query.isError && turns.length === 0) return <LoadFailure query={query} onNew={onNew} />;
  if (turns.length === 0 && !sending) return <EmptyConversation isWriter={isWriter} onSuggest={onSuggest} />;
  return (
    <>
      {chatId !== null && <OlderTurns query={query} />}
      <ol aria-label="Messages" className="flex flex-col gap-8">
        {turns.map((turn, index) => (
          <TurnItem
            key={turn.jobId}
            turn={turn}
            isLast={index === turns.length - 1 && !sending}
            isWaiting={turn.status === "queued" && turn !== firstOpen}
            isEditing={turn.jobId === editingJobId}
            isWriter={isWriter}
            actions={actions}
          />
        ))}
        {sending && (
          <li className="flex flex-col gap-4">
            <UserMessage text={sending.text} />
            <PendingReply label="Sending" />
          </li>
        )}
      </ol>
    </>
  );
}

function OlderTurns({ query }: { query: TurnsQuery }) {
  const marker = useReach(() => void query.fetchNextPage(), query.hasNextPage && !query.isFetchingNextPage && !query.isFetchNextPageError);
  return (
    <>
      <div ref={marker} />
      {query.isFetchNextPageError && (
        <ErrorState
          title="Older messages could not be loaded"
          error={query.error}
          onRetry={() => void query.fetchNextPage()}
          isRetrying={query.isFetchingNextPage}
        />
      )}
      {query.isFetchingNextPage && !query.isFetchNextPageError && (
        <div role="status" aria-label="Loading older messages" className="flex flex-col gap-2 pb-8">
          <Skeleton className="h-4 w-11/12" />
          <Skeleton className="h-4 w-2/3" />
        </div>
      )}
    </>
  );
}

function LoadFailure({ query, onNew }: { query: TurnsQuery; onNew(): void }) {
  const { status } = asProblem(query.error);
  // 422: the address does not even hold an id.
  if (status === 404 || status === 422) {
    return (
      <div className="m-auto">
        <EmptyState icon={MessageCircleQuestion} title="This chat does not exist" text="It was deleted, or it belongs to somebody else.">
          <Button onClick={onNew}>Start a new chat</Button>
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="m-auto">
      <QueryError title="Messages could not be loaded" query={query} />
    </div>
  );
}
