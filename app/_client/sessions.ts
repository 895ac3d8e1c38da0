import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const sessionSchema = z.object({
  id: z.string(),
  device: z.string(),
  ip: z.string(),
  organization: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  endsAt: z.string(),
  isCurrent: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;

const pageSchema = z.object({ items: z.array(sessionSchema), nextCursor: z.nullable(z.string()) });
const endedSchema = z.object({ ended: z.number() });

export function listSessions(cursor: string | null, signal: AbortSignal): Promise<z.infer<typeof pageSchema>> {
  const query = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
  return requestJson(`/api/auth/sessions${query}`, pageSchema, { signal });
}

export async function endSession(sessionId: string): Promise<void> {
  await requestOk(`/api/auth/sessions/${sessionId}`, { method: "DELETE" });
}

export async function endOtherSessions(): Promise<number> {
  return (await requestJson("/api/auth/sessions/revoke-others", endedSchema, { method: "POST" })).ended;
}

export async function endAllSessions(): Promise<void> {
  await requestOk("/api/auth/sessions/revoke-all", { method: "POST" });
}
