import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";
import { ROLES, type Role } from "./organizations.ts";

const memberSchema = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  joinedAt: z.string(),
  lastActiveAt: z.nullable(z.string()),
  mayBecome: z.array(z.enum(ROLES)),
  mayRemove: z.boolean(),
});
export type Member = z.infer<typeof memberSchema>;

const pageSchema = z.object({ items: z.array(memberSchema), nextCursor: z.nullable(z.string()) });
export type MemberPage = z.infer<typeof pageSchema>;

const PAGE_SIZE = 100;

export function listMembers(filter: { role: Role | null; cursor: string | null }, signal: AbortSignal): Promise<MemberPage> {
  const query = new URLSearchParams({
    limit: String(PAGE_SIZE),
    ...(filter.role !== null && { role: filter.role }),
    ...(filter.cursor !== null && { cursor: filter.cursor }),
  });
  return requestJson(`/api/members?${query}`, pageSchema, { signal });
}

export async function changeRole({ userId, role }: { userId: string; role: Role }): Promise<void> {
  await requestOk(`/api/members/${userId}`, { method: "PATCH", body: { role } });
}

export async function removeMember(userId: string): Promise<void> {
  await requestOk(`/api/members/${userId}`, { method: "DELETE" });
}

export async function transferOwnership(userId: string): Promise<void> {
  await requestOk("/api/members/transfer", { method: "POST", body: { userId } });
}

export async function leaveOrganization(): Promise<void> {
  await requestOk("/api/members/leave", { method: "POST", body: {} });
}
