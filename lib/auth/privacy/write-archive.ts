import { strToU8, zipSync } from "fflate";
import type { GatheredKind } from "./gather-person.ts";

/** One zip: a page to read, the conversations as text, and every kind as JSON for programs. */
export function writeArchive(kinds: readonly GatheredKind[], { name, madeAt }: { name: string; madeAt: Date }): Uint8Array {
  const files: Record<string, Uint8Array> = { "index.html": strToU8(toIndex(kinds, name, madeAt)) };
  for (const kind of kinds) files[`data/${kind.name}.json`] = strToU8(JSON.stringify(kind.items, null, 2));
  files["conversations.md"] = strToU8(toConversations(kinds));
  return zipSync(files, { level: 6, mtime: madeAt });
}

function toIndex(kinds: readonly GatheredKind[], name: string, madeAt: Date): string {
  const rows = kinds.map(
    (kind) => `<tr><td><a href="data/${kind.name}.json">${escapeHtml(kind.name)}</a></td><td>${kind.items.length}</td></tr>`,
  );
  const profile = kinds.find((kind) => kind.name === "profile")?.items[0] ?? {};
  const details = Object.entries(profile).map(([key, value]) => `<dt>${escapeHtml(key)}</dt><dd>${escapeHtml(toText(value))}</dd>`);
  return [
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Everything about ${escapeHtml(name)}</title>`,
    "<style>body{font:16px/1.5 system-ui;max-width:44rem;margin:2rem auto;padding:0 1rem}td{padding:.25rem 1.5rem .25rem 0}</style>",
    `<h1>Everything about ${escapeHtml(name)}</h1><p>Made on ${madeAt.toISOString()}.</p><dl>${details.join("")}</dl>`,
    `<p><a href="conversations.md">Your conversations</a>, as text</p><table><tr><th>What</th><th>How many</th></tr>${rows.join("")}</table></html>`,
  ].join("\n");
}

function toConversations(kinds: readonly GatheredKind[]): string {
  const itemsOf = (name: string) => kinds.find((kind) => kind.name === name)?.items ?? [];
  const messages = Map.groupBy(itemsOf("messages"), ({ chatId }) => toText(chatId));
  const sections = itemsOf("chats").map((chat) => {
    const turns = (messages.get(toText(chat.id)) ?? []).toSorted((one, other) => Number(one.chatSeq) - Number(other.chatSeq));
    const texts = turns.flatMap((turn) => [
      `**You**, ${toText(turn.createdAt)}`,
      toText(turn.message),
      "**Answer**",
      toText(turn["reply.text"] ?? "(none)"),
    ]);
    return [`# ${toText(chat.title ?? "New chat")}`, ...texts].join("\n\n");
  });
  return `${sections.join("\n\n")}\n`;
}

function toText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
