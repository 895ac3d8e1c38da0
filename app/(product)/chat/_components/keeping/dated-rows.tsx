"use client";

import type { Chat } from "../../../../_client/chats.ts";
import { ChatRow } from "../chat-row.tsx";
import { dayGroupOf } from "./day-group.ts";

type DatedRowsProps = { chats: readonly Chat[]; activeId: string | null; isWriter: boolean; onRemove(chat: Chat): void };

/** One list in the order of use; the first chat of each stretch of days says so above it. */
export function DatedRows({ chats, activeId, isWriter, onRemove }: DatedRowsProps) {
  const now = new Date();
  const groups = chats.map((chat) => dayGroupOf(chat, now));
  return chats.map((chat, index) => (
    <ChatRow
      key={chat.id}
      chat={chat}
      {...(groups[index] !== groups[index - 1] && { heading: groups[index] })}
      isActive={chat.id === activeId}
      isWriter={isWriter}
      onRemove={onRemove}
    />
  ));
}
