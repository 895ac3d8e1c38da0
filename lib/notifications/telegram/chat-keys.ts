import { createHash, randomInt } from "node:crypto";

export const placeOfChat = (id: string) => ({ collection: "telegram_chats", id, field: "chatId" });

/** Finds a chat without its number standing anywhere in clear. */
export function keyOfChat(chatId: string): string {
  return digestOf("telegram-chat", chatId);
}

export function digestOf(what: string, text: string): string {
  return createHash("sha256").update(`${what}\n${text}`).digest("hex");
}

/** Without letters and digits that look alike. */
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

export function makeWord(length: number): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}
