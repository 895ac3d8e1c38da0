"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { notifyTabs } from "../../../_client/chat-channel.ts";
import { type Chat, renameChat } from "../../../_client/chats.ts";
import { asProblem } from "../../../_client/problem.ts";
import { patchChatList } from "../../../_client/use-chats.ts";
import { classNames } from "../../../_ui/class-names.ts";

const MAX_TITLE_LENGTH = 120;

/** Enter or leaving the field keeps the title, Escape does not. The new title shows at once and goes back if the server refuses. */
export function RenameField({ chat, onDone, className }: { chat: Chat; onDone: () => void; className?: string }) {
  const client = useQueryClient();
  const [title, setTitle] = useState(chat.title);
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);

  useEffect(() => field.current?.select(), []);

  const finish = (isKept: boolean) => {
    if (isDone.current) return;
    isDone.current = true;
    const next = title.trim();
    onDone();
    if (!isKept || next === "" || next === chat.title) return;
    const setShown = (shown: string) =>
      patchChatList(client, (items) => items.map((item) => (item.id === chat.id ? { ...item, title: shown } : item)));
    setShown(next);
    renameChat(chat.id, next).then(
      () => notifyTabs({ type: "chats-changed" }),
      (error: unknown) => {
        setShown(chat.title);
        toast.error("Not renamed", { description: asProblem(error).message });
      },
    );
  };

  return (
    <input
      ref={field}
      aria-label="Chat title"
      value={title}
      maxLength={MAX_TITLE_LENGTH}
      onChange={(event) => setTitle(event.currentTarget.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) finish(true);
        if (event.key === "Escape") finish(false);
        event.stopPropagation();
      }}
      className={classNames("h-9 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2 text-lg md:text-base", className)}
    />
  );
}
