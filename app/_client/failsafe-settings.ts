import * as z from "zod/mini";
import { LEASED_TYPES } from "./failsafe-leases.ts";
import { requestJson } from "./http.ts";

const share = z.number();
const settingsSchema = z.object({
  passThreshold: share,
  audit: z.object({ chatShare: share, gatewayShare: share, promptShare: share, judges: z.enum(["grey", "never", "always"]) }),
  leases: z.object({
    required: z.array(z.enum(LEASED_TYPES)),
    ttlHours: z.number(),
    quorum: z.object({ approvals: z.number(), validators: z.literal("analysts and above") }),
  }),
  trip: z.object({
    onScoreBelow: share,
    failureRate: z.object({ share, least: z.number(), windowMinutes: z.number() }),
    canary: z.boolean(),
    costPerHourMicros: z.nullable(z.number()),
  }),
  drills: z.object({
    schedule: z.enum(["off", "daily", "weekly"]),
    models: z.array(z.string()),
    tripBelow: z.nullable(z.number()),
  }),
});
export type FailsafeSettings = z.infer<typeof settingsSchema>;

const versionSchema = z.object({
  version: z.number(),
  settings: settingsSchema,
  note: z.nullable(z.string()),
  createdAt: z.nullable(z.string()),
  createdBy: z.nullable(z.string()),
});
/** One decision of the organization; version 0 is what is shipped. */
export type FailsafeSettingsVersion = z.infer<typeof versionSchema>;

const PATH = "/api/failsafe/settings";

export function getFailsafeSettings(signal: AbortSignal): Promise<FailsafeSettingsVersion> {
  return requestJson(PATH, versionSchema, { signal });
}

/** `version` is the one the change was made from: a newer one refuses it. */
export function saveFailsafeSettings(body: {
  version: number;
  settings: FailsafeSettings;
  note?: string;
}): Promise<FailsafeSettingsVersion> {
  return requestJson(PATH, versionSchema, { method: "PUT", body });
}

const pageSchema = z.object({ items: z.array(versionSchema), nextCursor: z.nullable(z.string()) });

export function listFailsafeSettingsVersions(cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: "20", ...(cursor !== null && { cursor }) });
  return requestJson(`${PATH}/versions?${query}`, pageSchema, { signal });
}
