import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";
import { ROLES, type Role } from "./organizations.ts";

const invitationFields = {
  id: z.string(),
  role: z.enum(ROLES),
  email: z.nullable(z.string()),
  maxUses: z.number(),
  uses: z.number(),
  createdAt: z.string(),
  expiresAt: z.string(),
  isExpired: z.boolean(),
  sentAt: z.nullable(z.string()),
  invitedBy: z.string(),
};
const invitationSchema = z.object(invitationFields);
export type Invitation = z.infer<typeof invitationSchema>;

const issuedSchema = z.object({ ...invitationFields, link: z.nullable(z.string()) });
export type IssuedInvitation = z.infer<typeof issuedSchema>;

const pageSchema = z.object({ items: z.array(invitationSchema), nextCursor: z.nullable(z.string()) });

const PATH = "/api/invitations";
const PAGE_SIZE = 50;

export function listInvitations(cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor !== null && { cursor }) });
  return requestJson(`${PATH}?${query}`, pageSchema, { signal });
}

export type NewInvitation = { role: Role; email?: string; maxUses?: number };

export function createInvitation(body: NewInvitation): Promise<IssuedInvitation> {
  return requestJson(PATH, issuedSchema, { method: "POST", body });
}

export function resendInvitation(invitationId: string): Promise<IssuedInvitation> {
  return requestJson(`${PATH}/${invitationId}/resend`, issuedSchema, { method: "POST", body: {} });
}

export async function revokeInvitation(invitationId: string): Promise<void> {
  await requestOk(`${PATH}/${invitationId}`, { method: "DELETE" });
}

const previewSchema = z.object({
  organizationName: z.string(),
  invitedBy: z.string(),
  role: z.enum(ROLES),
  email: z.nullable(z.string()),
  expiresAt: z.string(),
});
export type InvitationPreview = z.infer<typeof previewSchema>;

export function previewInvitation(token: string, signal: AbortSignal): Promise<InvitationPreview> {
  return requestJson(`${PATH}/preview`, previewSchema, { method: "POST", body: { token }, signal, onExpired: "throw" });
}

const joinedSchema = z.object({ user: z.object({ id: z.string() }) });

/** Gives back the id of whoever is signed in from here on. */
export async function acceptInvitation(token: string): Promise<string> {
  return (await requestJson(`${PATH}/accept`, joinedSchema, { method: "POST", body: { token }, onExpired: "throw" })).user.id;
}
