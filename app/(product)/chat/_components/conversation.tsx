"use client";

import type { RefObject } from "react";
import { browserDrafts } from "../../../_client/browser-drafts.ts";
import type { Chat } from "../../../_client/chats.ts";
import { isOpen } from "../../../_client/turn-pages.ts";
import type { Turn } from "../../../_client/turns.ts";
import { useAttachments } from "../_hooks/use-attachments.ts";
import type { BranchActions } from "../_hooks/use-branch-actions.ts";
import { useDraft } from "../_hooks/use-draft.ts";
import { useReadingPlace } from "../_hooks/use-reading-place.ts";
import type { ReplyActions } from "../_hooks/use-reply-actions.ts";
import { useSendMessage } from "../_hooks/use-send-message.ts";
import { Composer } from "./composer.tsx";
import { ConversationBody } from "./conversation-body.tsx";
import { ConversationHeader } from "./conversation-header.tsx";
import { ConversationScroller } from "./conversation-scroller.tsx";
import { ReplyAnnouncer } from "./reply-announcer.tsx";
import type { TurnsQuery } from "./turns-query.ts";

type ConversationProps = {
  chatId: string | null;
  chat: Chat | null;
  title: string;
  query: TurnsQuery;
  turns: Turn[];
  isWriter: boolean;
  actions: ReplyActions & BranchActions;
  editingJobId: string | null;
  stoppingJobId: string | null;
  isRenaming: boolean;
  onRenaming(isRenaming: boolean): void;
  onRemove(chat: Chat): void;
  onNew(): void;
  composer: RefObject<HTMLTextAreaElement | null>;
};

export function Conversation(props: ConversationProps) {
  const { chatId, query, turns, isWriter, actions, composer } = props;
  const [draft, showDraft] = useDraft(chatId);
  const { send, sending, failure, clearFailure } = useSendMessage(showDraft);
  const attachments = useAttachments(chatId);
  const stick = useReadingPlace(chatId, turns, query);
  const openTurn = turns.find(isOpen) ?? null;
  const shownSending = sending?.chatId === chatId ? sending : null;

  const write = (text: string) => {
    if (!draft) return;
    clearFailure();
    showDraft(chatId, browserDrafts().edit(chatId, draft, text));
  };
  const submit = () => {
    if (!draft) return;
    stick.toEnd();
    const branchId = turns.at(-1)?.branchId;
    void send(chatId, draft, { branchId, files: attachments.files }).then((isSent) => isSent && attachments.clear());
  };
  const suggest = (text: string) => {
    write(text);
    composer.current?.focus();
  };
  return (
    <section aria-label="Conversation" className="flex min-w-0 flex-1 flex-col">
      <ConversationHeader {...props} />
      <ConversationScroller stick={stick}>
        <ConversationBody
          chatId={chatId}
          query={query}
          turns={turns}
          sending={shownSending}
          isWriter={isWriter}
          actions={actions}
          editingJobId={props.editingJobId}
          onNew={props.onNew}
          onSuggest={suggest}
        />
      </ConversationScroller>
      <Composer
        ref={composer}
        chatId={chatId}
        text={draft?.text ?? null}
        onText={write}
        onSubmit={submit}
        isSending={shownSending !== null}
        attachments={attachments}
        failure={failure?.chatId === chatId ? failure : null}
        openTurn={openTurn}
        isStopping={openTurn !== null && openTurn.jobId === props.stoppingJobId}
        onStop={actions.stop}
        isWriter={isWriter}
        onNew={props.onNew}
        onEditLast={() => actions.startEdit(turns.findLast((turn) => !isOpen(turn)) ?? null)}
      />
      <ReplyAnnouncer turn={openTurn} />
    </section>
  );
}
