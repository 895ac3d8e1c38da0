"use client";

import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { ArrowDown } from "lucide-react";
import { type RefObject, useCallback } from "react";
import type { Chat } from "../../../_client/chats.ts";
import { isOpen } from "../../../_client/turn-pages.ts";
import type { Turn } from "../../../_client/turns.ts";
import { Button } from "../../../_ui/button.tsx";
import { useDraft } from "../_hooks/use-draft.ts";
import type { ReplyActions } from "../_hooks/use-reply-actions.ts";
import { useSendMessage } from "../_hooks/use-send-message.ts";
import { useStickToBottom } from "../_hooks/use-stick-to-bottom.ts";
import { Composer } from "./composer.tsx";
import { ConversationBody } from "./conversation-body.tsx";
import { ConversationHeader } from "./conversation-header.tsx";
import { ReplyAnnouncer } from "./reply-announcer.tsx";

export type TurnsQuery = Pick<
  UseInfiniteQueryResult,
  | "isPending"
  | "isError"
  | "error"
  | "isRefetching"
  | "isFetchNextPageError"
  | "hasNextPage"
  | "isFetchingNextPage"
  | "refetch"
  | "fetchNextPage"
>;

type ConversationProps = {
  chatId: string | null;
  chat: Chat | null;
  title: string;
  query: TurnsQuery;
  turns: Turn[];
  isWriter: boolean;
  actions: ReplyActions;
  stoppingJobId: string | null;
  isRenaming: boolean;
  onRenaming(isRenaming: boolean): void;
  onRemove(chat: Chat): void;
  onNew(): void;
  composer: RefObject<HTMLTextAreaElement | null>;
};

export function Conversation(props: ConversationProps) {
  const { chatId, query, turns, isWriter, actions, composer } = props;
  const [draft, setDraft] = useDraft(chatId);
  const { send, sending, failure, clearFailure } = useSendMessage(setDraft);
  const { scroller, content, isAtEnd, toEnd, onScroll } = useStickToBottom(chatId ?? "new", turns[0]?.jobId ?? null);
  const openTurn = turns.find(isOpen) ?? null;
  const shownSending = sending?.chatId === chatId ? sending : null;

  const submit = useCallback(() => {
    if (!draft) return;
    toEnd();
    void send(chatId, draft);
  }, [draft, toEnd, send, chatId]);

  return (
    <section aria-label="Conversation" className="flex min-w-0 flex-1 flex-col">
      <ConversationHeader {...props} />
      <div className="relative min-h-0 flex-1">
        <div
          ref={scroller}
          onScroll={onScroll}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the scrolling text must be reachable by keyboard.
          tabIndex={0}
          className="absolute inset-0 overflow-y-auto -outline-offset-2 [overflow-anchor:none]"
        >
          <div ref={content} className="relative mx-auto flex min-h-full w-full max-w-[46rem] flex-col px-4 py-6">
            <ConversationBody
              chatId={chatId}
              query={query}
              turns={turns}
              sending={shownSending}
              isWriter={isWriter}
              actions={actions}
              onNew={props.onNew}
              onSuggest={(text) => {
                if (draft) setDraft({ ...draft, text });
                composer.current?.focus();
              }}
            />
          </div>
        </div>
        {!isAtEnd && (
          <Button size="small" onClick={toEnd} className="-translate-x-1/2 absolute bottom-3 left-1/2 rounded-full bg-raised shadow-float">
            <ArrowDown aria-hidden className="size-4" />
            Jump to latest
          </Button>
        )}
      </div>
      <Composer
        ref={composer}
        chatId={chatId}
        draft={draft}
        onDraft={setDraft}
        onEdit={clearFailure}
        onSubmit={submit}
        isSending={shownSending !== null}
        failure={failure?.chatId === chatId ? failure : null}
        openTurn={openTurn}
        isStopping={openTurn !== null && openTurn.jobId === props.stoppingJobId}
        onStop={actions.stop}
        isWriter={isWriter}
        onNew={props.onNew}
      />
      <ReplyAnnouncer turn={openTurn} />
    </section>
  );
}
