import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const roleSchema = z.enum(["OWNER", "ADMIN", "ANALYST", "USER", "READ_ONLY"]);
export type MemberRole = z.infer<typeof roleSchema>;

const adminUser = {
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  isBanned: z.boolean(),
  createdAt: z.string(),
  orgId: z.optional(z.string()),
};
const adminUserSchema = z.object(adminUser);
export type AdminUser = z.infer<typeof adminUserSchema>;
const adminUserPageSchema = z.object({ items: z.array(adminUserSchema), nextCursor: z.nullable(z.string()) });

const banSchema = z.object({
  at: z.string(),
  by: z.string(),
  byName: z.nullable(z.string()),
  scope: z.enum(["organization", "platform"]),
  reason: z.string(),
  ticket: z.nullable(z.string()),
});

const detailSchema = z.object({
  ...adminUser,
  orgId: z.string(),
  platformRole: z.nullable(z.enum(["SUPER_ADMIN", "SUPPORT"])),
  ban: z.nullable(banSchema),
  joinedAt: z.string(),
  mayAct: z.boolean(),
  mayActOnAccount: z.boolean(),
  sessions: z.array(z.object({ id: z.string(), ip: z.string(), device: z.string(), createdAt: z.string(), lastSeenAt: z.string() })),
  factors: z.array(z.string()),
  keys: z.number(),
  otherMemberships: z.number(),
  memberships: z.optional(z.array(z.object({ orgId: z.string(), role: roleSchema, isBanned: z.boolean() }))),
});
export type AdminUserDetail = z.infer<typeof detailSchema>;

const PAGE_SIZE = 50;

/** `query` holds search and filters as they stand in the page's address. */
export function listUsers(query: string, cursor: string | null, signal: AbortSignal) {
  const page = new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor !== null && { cursor }) });
  return requestJson(`/api/admin/users?${page}${query === "" ? "" : `&${query}`}`, adminUserPageSchema, { signal });
}

/** Which person in which organization; the organization is named only where several are seen. */
export type UserRef = { id: string; orgId?: string | undefined };

const addressOf = ({ id }: UserRef, act = "") => `/api/admin/users/${encodeURIComponent(id)}${act}`;
const inOrganization = ({ orgId }: UserRef) => (orgId === undefined ? "" : `?${new URLSearchParams({ orgId })}`);
const named = ({ orgId }: UserRef) => (orgId === undefined ? {} : { orgId });

export function getUser(user: UserRef, signal: AbortSignal): Promise<AdminUserDetail> {
  return requestJson(`${addressOf(user)}${inOrganization(user)}`, detailSchema, { signal });
}

export type BanInput = { reason: string; ticket?: string; scope: "organization" | "platform" };

export function banUser(user: UserRef, input: BanInput): Promise<AdminUserDetail> {
  return requestJson(addressOf(user, "/ban"), detailSchema, { method: "POST", body: { ...input, ...named(user) } });
}

export function unbanUser(user: UserRef, input: Omit<BanInput, "ticket">): Promise<AdminUserDetail> {
  return requestJson(addressOf(user, "/unban"), detailSchema, { method: "POST", body: { ...input, ...named(user) } });
}

export async function endUserSessions(user: UserRef): Promise<void> {
  await requestOk(`${addressOf(user, "/sessions")}${inOrganization(user)}`, { method: "DELETE" });
}

/** Inside one's own organization. */
export function changeUserRole({ id }: UserRef, role: MemberRole): Promise<AdminUserDetail> {
  return requestJson(addressOf({ id }, "/role"), detailSchema, { method: "PATCH", body: { role } });
}

export async function resetUserFactors(user: UserRef, reason: string): Promise<void> {
  await requestOk(addressOf(user, "/reset-factors"), { method: "POST", body: { reason, ...named(user) } });
}

export async function deleteUser(user: UserRef, reason: string): Promise<void> {
  await requestOk(addressOf(user, "/delete"), { method: "POST", body: { reason, ...named(user) } });
}
