"use client";

import { usePathname, useSearchParams } from "next/navigation";

/** A passage of a file, by its place. */
export type PassagePlace = { fileId: string; chunkIndex: number };

export type ChatRoute = {
  chatId: string | null;
  traceJobId: string | null;
  passage: PassagePlace | null;
  /** A message that was looked for. */
  soughtJobId: string | null;
  isListShown: boolean;
  isTemporary: boolean;
};

/**
 * Which chat and which trace the address names. Moves inside the chat module use the history directly: the frame stays, nothing is asked
 * of the server, and the back gesture closes the trace before it leaves the chat.
 */
export function useChatRoute(): ChatRoute {
  const pathname = usePathname();
  const search = useSearchParams();
  const segment = pathname.split("/")[2];
  return {
    chatId: segment === undefined || segment === "" ? null : decodeURIComponent(segment),
    traceJobId: search.get("trace"),
    passage: parsePassage(search.get("passage")),
    soughtJobId: search.get("turn"),
    isListShown: search.get("view") === "list",
    isTemporary: segment === undefined && search.get("temporary") === "1",
  };
}

export function toChatPath(chatId: string | null): string {
  return chatId === null ? "/chat" : `/chat/${encodeURIComponent(chatId)}`;
}

export function showChat(chatId: string | null): void {
  window.history.pushState(null, "", toChatPath(chatId));
}

/** For a chat that has just been created under the address of the empty one. */
export function replaceChat(chatId: string | null): void {
  window.history.replaceState(null, "", toChatPath(chatId));
}

/** A conversation of this tab alone; it has no address of its own to come back to. */
export function showTemporary(): void {
  window.history.pushState(null, "", "/chat?temporary=1");
}

/** On phones the list is a pane of its own. */
export function showList(): void {
  window.history.pushState(null, "", `${window.location.pathname}?view=list`);
}

export function showTrace(jobId: string): void {
  const url = `${window.location.pathname}?trace=${encodeURIComponent(jobId)}`;
  const isOpen = new URLSearchParams(window.location.search).has("trace");
  if (isOpen) window.history.replaceState(null, "", url);
  else window.history.pushState(null, "", url);
}

export function showPassage({ fileId, chunkIndex }: PassagePlace): void {
  const url = `${window.location.pathname}?passage=${encodeURIComponent(`${fileId}.${chunkIndex}`)}`;
  const isOpen = new URLSearchParams(window.location.search).has("passage");
  if (isOpen) window.history.replaceState(null, "", url);
  else window.history.pushState(null, "", url);
}

function parsePassage(text: string | null): PassagePlace | null {
  const [, fileId, chunkIndex] = /^(fil_\w{26})\.(\d{1,7})$/.exec(text ?? "") ?? [];
  return fileId === undefined ? null : { fileId, chunkIndex: Number(chunkIndex) };
}

/** Also for a passage and a message that was found: the address of the conversation alone. */
export function hideTrace(): void {
  window.history.replaceState(null, "", window.location.pathname);
}
