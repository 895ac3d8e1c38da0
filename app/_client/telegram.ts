import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const linkSchema = z.object({ isConfigured: z.boolean(), linkedAt: z.nullable(z.string()) });
export type TelegramLink = z.infer<typeof linkSchema>;
const codeSchema = z.object({ code: z.string(), endsAt: z.string() });
export type TelegramCode = z.infer<typeof codeSchema>;

export function getTelegramLink(signal: AbortSignal): Promise<TelegramLink> {
  return requestJson("/api/telegram/link", linkSchema, { signal });
}

export function createTelegramCode(): Promise<TelegramCode> {
  return requestJson("/api/telegram/link", codeSchema, { method: "POST" });
}

export async function unlinkTelegram(): Promise<void> {
  await requestOk("/api/telegram/link", { method: "DELETE" });
}
