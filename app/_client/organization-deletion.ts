import * as z from "zod/mini";
import { requestJson } from "./http.ts";

const deletionSchema = z.object({ isScheduled: z.boolean(), requestedAt: z.nullable(z.string()), dueAt: z.nullable(z.string()) });
export type OrganizationDeletion = z.infer<typeof deletionSchema>;

const PATH = "/api/organizations/current/deletion";

export function getOrganizationDeletion(signal: AbortSignal): Promise<OrganizationDeletion> {
  return requestJson(PATH, deletionSchema, { signal });
}

export function scheduleOrganizationDeletion(name: string): Promise<OrganizationDeletion> {
  return requestJson(PATH, deletionSchema, { method: "POST", body: { name } });
}

export function cancelOrganizationDeletion(): Promise<OrganizationDeletion> {
  return requestJson(PATH, deletionSchema, { method: "DELETE" });
}
