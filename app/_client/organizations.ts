import * as z from "zod/mini";
import { browserDrafts } from "./browser-drafts.ts";
import { notifyTabs } from "./chat-channel.ts";
import { requestJson } from "./http.ts";

export const ROLES = ["OWNER", "ADMIN", "ANALYST", "USER", "READ_ONLY"] as const;
const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

const settingsSchema = z.object({
  passwordMinLength: z.number(),
  requireMfa: z.boolean(),
  sessionIdleMinutes: z.nullable(z.number()),
  isSharingAllowed: z.boolean(),
});
export type OrganizationSettings = z.infer<typeof settingsSchema>;

const organizationSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  createdAt: z.string(),
  settings: settingsSchema,
});
export type Organization = z.infer<typeof organizationSchema>;

const ownOrganizationSchema = z.object({ id: z.string(), name: z.string(), role: roleSchema, isCurrent: z.boolean() });
export type OwnOrganization = z.infer<typeof ownOrganizationSchema>;

const PATH = "/api/organizations";

export function getOrganization(signal: AbortSignal): Promise<Organization> {
  return requestJson(`${PATH}/current`, organizationSchema, { signal });
}

export function updateOrganization(body: { name?: string; settings?: Partial<OrganizationSettings> }): Promise<Organization> {
  return requestJson(`${PATH}/current`, organizationSchema, { method: "PATCH", body });
}

export async function listOrganizations(signal: AbortSignal): Promise<OwnOrganization[]> {
  return (await requestJson(PATH, z.object({ items: z.array(ownOrganizationSchema) }), { signal })).items;
}

export function createOrganization(body: { name: string }): Promise<OwnOrganization> {
  return requestJson(PATH, ownOrganizationSchema, { method: "POST", body });
}

export async function switchOrganization(organizationId: string): Promise<void> {
  await requestJson(`${PATH}/switch`, z.object({ message: z.string() }), { method: "POST", body: { organizationId } });
}

/** A full load, here and in the other tabs: nothing of the organization before may stay in memory or on screen. */
export function enterOrganization(path = "/chat"): void {
  browserDrafts().clearAll();
  notifyTabs({ type: "organization-changed" });
  window.location.assign(path);
}
