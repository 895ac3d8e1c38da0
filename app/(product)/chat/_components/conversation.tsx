"use client";

import dynamic from "next/dynamic";
import type { RefObject } from "react";
import type { Chat } from "../../../_client/chats.ts";
import { isOpen } from "../../../_client/turn-pages.ts";
import type { Turn } from "../../../_client/turns.ts";
import type { BranchActions } from "../_hooks/use-branch-actions.ts";
import { useReadingPlace } from "../_hooks/use-reading-place.ts";
import type { ReplyActions } from "../_hooks/use-reply-actions.ts";
import { useWriting } from "../_hooks/use-writing.ts";
import { Composer } from "./composer.tsx";
import { ConversationBody } from "./conversation-body.tsx";
import { ConversationHeader } from "./conversation-header.tsx";
import { ConversationScroller } from "./conversation-scroller.tsx";
import { ReplyAnnouncer } from "./reply-announcer.tsx";
import type { TurnsQuery } from "./turns-query.ts";

/** Only who takes a prompt loads its form. */
const PromptDialog = dynamic(() => import("./prompts/prompt-dialog.tsx").then((module) => module.PromptDialog), { ssr: false });

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
  const stick = useReadingPlace(chatId, turns, query);
  const writing = useWriting({ chatId, branchId: turns.at(-1)?.branchId, onSend: stick.toEnd });
  const { attachments, prompts } = writing;
  const openTurn = turns.find(isOpen) ?? null;
  const suggest = (text: string) => {
    writing.write(text);
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
          sending={writing.sending}
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
        text={writing.text}
        onText={writing.write}
        onSubmit={writing.submit}
        isSending={writing.sending !== null}
        attachments={attachments}
        prompts={prompts}
        failure={writing.failure}
        openTurn={openTurn}
        isStopping={openTurn !== null && openTurn.jobId === props.stoppingJobId}
        onStop={actions.stop}
        isWriter={isWriter}
        onNew={props.onNew}
        onEditLast={() => actions.startEdit(turns.findLast((turn) => !isOpen(turn)) ?? null)}
      />
      {prompts.picked && <PromptDialog prompt={prompts.picked} use={prompts} returnTo={() => composer.current} />}
      <ReplyAnnouncer turn={openTurn} />
    </section>
  );
}
