import type { Chat } from "../../../../_client/chats.ts";

const DAY_MS = 86_400_000;

/** Under which word a chat stands, by the days of the reader's own calendar. */
export function dayGroupOf({ activeAt, createdAt }: Pick<Chat, "activeAt" | "createdAt">, now: Date): string {
  const day = startOfDay(new Date(activeAt ?? createdAt));
  const days = Math.round((startOfDay(now) - day) / DAY_MS);
  if (days <= 0) return "Today";
  if (days === 1) return "Yesterday";
  if (days < 7) return "Last 7 days";
  return days < 30 ? "Last 30 days" : "Older";
}

function startOfDay(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}
