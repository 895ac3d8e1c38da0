import * as z from "zod/mini";
import { requestJson } from "./http.ts";

export const RISK_DECISIONS = ["approve", "monitor", "review", "hold", "block"] as const;
export type RiskDecision = (typeof RISK_DECISIONS)[number];
export const MONITOR_PROFILES = ["none", "exchange", "national"] as const;
export const SECTORS = [
  "banking",
  "payments",
  "remittance",
  "digital_assets",
  "securities",
  "insurance",
  "gaming",
  "retail",
  "public_sector",
] as const;

const thresholdsSchema = z.object({ monitor: z.number(), review: z.number(), hold: z.number(), block: z.number() });
export type RiskThresholds = z.infer<typeof thresholdsSchema>;

const settingsSchema = z.object({
  thresholds: thresholdsSchema,
  review: z.object({
    isOn: z.boolean(),
    bandWidth: z.number(),
    share: z.number(),
    monthlyCapMicros: z.number(),
    voters: z.nullable(z.array(z.string())),
  }),
  monitor: z.object({ profile: z.enum(MONITOR_PROFILES), sector: z.nullable(z.enum(SECTORS)), jurisdictions: z.array(z.string()) }),
});
export type RiskSettings = z.infer<typeof settingsSchema>;

const versionSchema = z.object({
  version: z.number(),
  settings: settingsSchema,
  note: z.nullable(z.string()),
  createdAt: z.nullable(z.string()),
  createdBy: z.nullable(z.string()),
});
/** One decision of the organization; version 0 is what is shipped. */
export type RiskSettingsVersion = z.infer<typeof versionSchema>;

const versionPageSchema = z.object({ items: z.array(versionSchema), nextCursor: z.nullable(z.string()) });

const PATH = "/api/risk/settings";

export function getRiskSettings(signal: AbortSignal): Promise<RiskSettingsVersion> {
  return requestJson(PATH, versionSchema, { signal });
}

/** `version` is the one the change was made from: a newer one refuses it. */
export function saveRiskSettings(body: { version: number; settings: RiskSettings; note?: string }): Promise<RiskSettingsVersion> {
  return requestJson(PATH, versionSchema, { method: "PUT", body });
}

export function listRiskSettingsVersions(cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: "20", ...(cursor !== null && { cursor }) });
  return requestJson(`${PATH}/versions?${query}`, versionPageSchema, { signal });
}

const decisionSchema = z.enum(RISK_DECISIONS);
const countsSchema = z.record(decisionSchema, z.number());
const previewSchema = z.object({
  days: z.number(),
  counted: z.number(),
  isComplete: z.boolean(),
  before: countsSchema,
  after: countsSchema,
  changes: z.array(z.object({ from: decisionSchema, to: decisionSchema, count: z.number() })),
});
export type ThresholdPreview = z.infer<typeof previewSchema>;

export function previewThresholds(thresholds: RiskThresholds, signal: AbortSignal): Promise<ThresholdPreview> {
  const query = new URLSearchParams(Object.entries(thresholds).map(([name, value]) => [name, String(value)]));
  return requestJson(`${PATH}/preview?${query}`, previewSchema, { signal });
}

const reviewStatusSchema = z.object({
  judged: z.number(),
  reviewed: z.number(),
  width: z.nullable(z.number()),
  month: z.string(),
  spentMicros: z.number(),
});

export function getReviewStatus(signal: AbortSignal) {
  return requestJson(`${PATH}/reviews`, reviewStatusSchema, { signal });
}
