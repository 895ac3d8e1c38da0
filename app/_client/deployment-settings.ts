import * as z from "zod/mini";
import { requestJson } from "./http.ts";

const settingsSchema = z.object({
  maintenance: z.object({
    isOn: z.boolean(),
    admits: z.enum(["operators", "administrators"]),
    message: z.string(),
    until: z.nullable(z.string()),
    organizations: z.array(z.string()),
  }),
  registrations: z.enum(["open", "closed"]),
  limits: z.object({ requestsPerWindow: z.nullable(z.number()), gatewayPerMinute: z.nullable(z.number()) }),
  allowedModels: z.array(z.string()),
  guardFloor: z.object({
    attacks: z.enum(["allow", "warn", "block"]),
    secrets: z.enum(["allow", "warn", "redact", "block"]),
    failMode: z.enum(["open", "closed"]),
  }),
  retentionDays: z.object({ logs: z.number(), measurements: z.number(), notifications: z.number() }),
});
export type DeploymentSettings = z.infer<typeof settingsSchema>;

const versionSchema = z.object({
  version: z.number(),
  settings: settingsSchema,
  reason: z.nullable(z.string()),
  createdAt: z.nullable(z.string()),
  createdBy: z.nullable(z.string()),
  createdByName: z.nullable(z.string()),
});
const viewSchema = z.extend(versionSchema, {
  environment: z.object({
    registrations: z.enum(["open", "closed"]),
    requestsPerWindow: z.number(),
    windowSeconds: z.number(),
    gatewayPerMinute: z.number(),
  }),
});
type View = z.infer<typeof viewSchema>;
export type DeploymentSettingsVersion = Omit<View, "environment" | "reason" | "createdByName"> & { note: string | null };
export type CurrentDeploymentSettings = DeploymentSettingsVersion & Pick<View, "environment">;

const PATH = "/api/operations/settings";

export async function getDeploymentSettings(signal: AbortSignal): Promise<CurrentDeploymentSettings> {
  return toCurrent(await requestJson(PATH, viewSchema, { signal }));
}

type Change = { version: number; settings: DeploymentSettings; note?: string };

/** `version` is the one the change was made from: a newer one refuses it. Taking a change back has a reason of its own. */
export async function saveDeploymentSettings({ version, settings, note }: Change): Promise<CurrentDeploymentSettings> {
  const body = { version, settings, reason: note ?? `Version ${version} was taken back` };
  return toCurrent(await requestJson(PATH, viewSchema, { method: "PUT", body }));
}

const pageSchema = z.object({ items: z.array(versionSchema), nextCursor: z.nullable(z.string()) });

export async function listDeploymentSettingsVersions(cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: "20", ...(cursor !== null && { cursor }) });
  const { items, nextCursor } = await requestJson(`${PATH}/versions?${query}`, pageSchema, { signal });
  return { items: items.map(toVersion), nextCursor };
}

function toCurrent({ environment, ...version }: View): CurrentDeploymentSettings {
  return { ...toVersion(version), environment };
}

/** Who it was is shown by name, where there still is one. */
function toVersion({ reason, createdByName, createdBy, ...version }: z.infer<typeof versionSchema>): DeploymentSettingsVersion {
  return { ...version, note: reason, createdBy: createdByName ?? createdBy };
}

const maintenanceSchema = z.object({
  isOn: z.boolean(),
  isAdmitted: z.boolean(),
  message: z.string(),
  until: z.nullable(z.string()),
});
/** As it concerns whoever asks. */
export type MaintenanceState = z.infer<typeof maintenanceSchema>;

export function getMaintenance(signal: AbortSignal): Promise<MaintenanceState> {
  return requestJson("/api/operations/maintenance", maintenanceSchema, { signal });
}
