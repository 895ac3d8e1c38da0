import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const snoozeSchema = z.object({
  id: z.string(),
  rule: z.string(),
  until: z.string(),
  reason: z.string(),
  state: z.enum(["open", "elapsed", "ended"]),
  applied: z.number(),
});
export type AccountSnooze = z.infer<typeof snoozeSchema>;
const pageSchema = z.object({ items: z.array(snoozeSchema) });

export async function listAccountSnoozes(accountKey: string, signal: AbortSignal): Promise<AccountSnooze[]> {
  const { items } = await requestJson(`/api/risk/snoozes?${new URLSearchParams({ accountKey })}`, pageSchema, { signal });
  return items.filter(({ state }) => state === "open");
}

export function snoozeAccountRule(body: { accountKey: string; rule: string; days: number; reason: string }): Promise<AccountSnooze> {
  return requestJson("/api/risk/snoozes", snoozeSchema, { method: "POST", body });
}

export async function endAccountSnooze(snoozeId: string): Promise<void> {
  await requestOk(`/api/risk/snoozes/${encodeURIComponent(snoozeId)}`, { method: "DELETE" });
}

export const ACCOUNT_LISTS = ["watch", "block", "allow"] as const;
export type AccountList = (typeof ACCOUNT_LISTS)[number];

export async function listAccount(accountKey: string, { list, reason }: { list: AccountList; reason: string }): Promise<void> {
  await requestOk("/api/risk/lists", { method: "POST", body: { list, subject: "account_key", names: [accountKey], reason } });
}
