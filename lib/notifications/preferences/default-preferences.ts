import type { PreferencesRecord } from "./preferences.store.ts";

/** Of somebody who has chosen nothing yet. */
export function defaultPreferences(orgId: string, userId: string, at: Date): PreferencesRecord {
  return {
    ...{ _id: `${orgId}:${userId}`, orgId, userId, channels: {}, quietHours: null },
    ...{ reports: { daily: false, weekly: false }, phone: null, phoneProof: null, updatedAt: at },
  };
}
