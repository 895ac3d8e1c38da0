import { PLATFORM_LIMITS } from "../../../lib/platform/platform-limits.ts";

/** Quotas of the vendor's free plan (upstash.com/pricing/qstash and its REST reference, November 2026). */
export type QStashLimits = {
  messageSizeBytes: number;
  delayMs: number;
  responseMs: number;
  queues: number;
  schedules: number;
  urlGroups: number;
  /** The free plan allows 1,000; null switches the count off, so that a day of local work does not end in 429. */
  messagesPerDay: number | null;
};

const DAY_MS = 86_400_000;

export const freePlanLimits: QStashLimits = {
  messageSizeBytes: PLATFORM_LIMITS.qstash.messageBytes,
  delayMs: 7 * DAY_MS,
  responseMs: 15 * 60_000,
  queues: 10,
  schedules: 10,
  urlGroups: 1,
  messagesPerDay: null,
};

export const MAX_RETRY_DELAY_MS = DAY_MS;
