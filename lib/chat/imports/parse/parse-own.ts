import { CHAT_COPY_FORMAT, chatCopySchema } from "../../copies/chat-copy.schema.ts";
import { toExchanges } from "./message-tree.ts";
import { countSkip, type ParsedChat, type Skipped } from "./parsed-chat.ts";
import { cleanText, toTime, toTitle } from "./read-values.ts";

export function isOwnCopy(value: unknown): boolean {
  return typeof value === "object" && value !== null && "format" in value && value.format === CHAT_COPY_FORMAT;
}

/** What our own export has written, of the versions this one knows. */
export function parseOwnCopy(value: unknown, skipped: Skipped): ParsedChat | null {
  const parsed = chatCopySchema.safeParse(value);
  if (!parsed.success) {
    countSkip(skipped, "not_a_conversation");
    return null;
  }
  const { chat, messages, shownMessageId } = parsed.data;
  const { exchanges, placeOf } = toExchanges(
    messages.map(({ id, parentId, role, content, createdAt, model }) => ({
      ...{ id, parentId, role, text: cleanText(content, skipped), at: toTime(createdAt), model: model?.slice(0, 80) ?? null },
    })),
    skipped,
  );
  if (exchanges.length === 0) {
    countSkip(skipped, "no_messages");
    return null;
  }
  return {
    key: `aegis:${chat.id}`,
    title: toTitle(chat.title) ?? "Imported chat",
    createdAt: toTime(chat.createdAt),
    exchanges,
    shown: placeOf.get(shownMessageId ?? "") ?? exchanges.length - 1,
  };
}
