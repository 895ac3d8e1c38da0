import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

export const LIST_NAMES = ["block", "watch", "allow", "sanctioned", "high_risk"] as const;
export type ListName = (typeof LIST_NAMES)[number];
export const SUBJECTS = ["account", "country", "network"] as const;
export type ListSubject = (typeof SUBJECTS)[number];
export const SIDES = ["any", "payer", "payee"] as const;
export type ListSide = (typeof SIDES)[number];

const entrySchema = z.object({
  id: z.nullable(z.string()),
  list: z.enum(LIST_NAMES),
  subject: z.enum(SUBJECTS),
  key: z.string(),
  name: z.nullable(z.string()),
  side: z.enum(SIDES),
  reason: z.string(),
  source: z.enum(["person", "paste", "account", "shipped"]),
  isExcluded: z.boolean(),
  expiresAt: z.nullable(z.string()),
  isExpired: z.boolean(),
  at: z.nullable(z.string()),
  by: z.nullable(z.string()),
});
export type ListEntry = z.infer<typeof entrySchema>;

const pageSchema = z.object({
  items: z.array(entrySchema),
  nextCursor: z.nullable(z.string()),
  shipped: z.nullable(z.object({ asOf: z.string(), sources: z.array(z.string()) })),
});
const PATH = "/api/risk/lists";

export function listEntries(list: ListName, cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ list, limit: "50", ...(cursor !== null && { cursor }) });
  return requestJson(`${PATH}?${query}`, pageSchema, { signal });
}

const accountEntriesSchema = z.object({ items: z.array(entrySchema) });

export async function listAccountEntries(accountKey: string, signal: AbortSignal): Promise<ListEntry[]> {
  return (await requestJson(`/api/risk/accounts/${encodeURIComponent(accountKey)}/lists`, accountEntriesSchema, { signal })).items;
}

export type NewEntries = {
  list: ListName;
  subject: ListSubject;
  names: readonly string[];
  side: ListSide;
  reason: string;
  expiresAt: string | null;
  isExcluded?: boolean;
};
const addedSchema = z.object({ added: z.number(), replaced: z.number() });

export function addEntries(body: NewEntries) {
  return requestJson(PATH, addedSchema, { method: "POST", body });
}

export async function removeEntry(id: string): Promise<void> {
  await requestOk(`${PATH}/${encodeURIComponent(id)}`, { method: "DELETE" });
}

const snoozeSchema = z.object({
  id: z.string(),
  accountKey: z.string(),
  rule: z.string(),
  until: z.string(),
  reason: z.string(),
  state: z.enum(["open", "elapsed", "ended"]),
  applied: z.number(),
  at: z.string(),
  by: z.string(),
});
export type Snooze = z.infer<typeof snoozeSchema>;
const snoozePageSchema = z.object({ items: z.array(snoozeSchema), nextCursor: z.nullable(z.string()) });

/** Of every account, newest first. */
export function listSnoozes(cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: "20", ...(cursor !== null && { cursor }) });
  return requestJson(`/api/risk/snoozes?${query}`, snoozePageSchema, { signal });
}

export async function endSnooze(id: string): Promise<void> {
  await requestOk(`/api/risk/snoozes/${encodeURIComponent(id)}`, { method: "DELETE" });
}
