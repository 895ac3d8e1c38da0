"use client";

import type { RefObject } from "react";
import { toast } from "sonner";
import type { Turn } from "../../../_client/turns.ts";
import { useShortcut } from "../../_shell/shortcuts/use-shortcut.ts";
import type { BranchActions } from "./use-branch-actions.ts";
import { showTrace } from "./use-chat-route.ts";
import type { ReplyActions } from "./use-reply-actions.ts";

type ChatShortcutInput = {
  turns: readonly Turn[];
  openTurn: Turn | null;
  hasChat: boolean;
  isWriter: boolean;
  actions: ReplyActions & BranchActions;
  composer: RefObject<HTMLTextAreaElement | null>;
  openNew(): void;
  startRename(): void;
};

/** What the keys of the chat page do; each only where it can be done. */
export function useChatShortcuts({ turns, openTurn, hasChat, isWriter, actions, composer, openNew, startRename }: ChatShortcutInput): void {
  const last = turns.at(-1) ?? null;
  const done = last && !openTurn ? last : null;
  const write = isWriter ? done : null;
  const forked = turns.findLast(({ siblings }) => siblings.length > 1) ?? null;
  useShortcut("chat-new", openNew);
  useShortcut("chat-search", () => document.querySelector<HTMLElement>('nav[aria-label="Chats"] input')?.focus());
  useShortcut("chat-write", isWriter ? () => composer.current?.focus() : null);
  useShortcut("chat-edit", write && (() => actions.startEdit(write)));
  useShortcut("chat-regenerate", write && (() => actions.regenerate(write)));
  useShortcut("chat-continue", write?.isCutOff ? () => actions.goOn(write) : null);
  useShortcut("chat-stop", isWriter && openTurn ? () => actions.stop(openTurn) : null);
  useShortcut("chat-previous", forked && (() => move(forked, -1, actions)));
  useShortcut("chat-next", forked && (() => move(forked, 1, actions)));
  useShortcut("chat-fork", write && (() => actions.fork(write)));
  useShortcut("chat-copy", done?.reply ? () => copy(done.reply?.content ?? "") : null);
  useShortcut("chat-trace", last && (() => showTrace(last.jobId)));
  useShortcut("chat-rename", hasChat && isWriter ? startRename : null);
}

function move(turn: Turn, by: number, actions: BranchActions): void {
  const next = turn.siblings[turn.siblings.indexOf(turn.jobId) + by];
  if (next !== undefined) actions.show(turn, next);
}

function copy(text: string): void {
  navigator.clipboard.writeText(text).then(
    () => toast("Copied the last answer."),
    () => toast.error("The browser does not let this page copy."),
  );
}
