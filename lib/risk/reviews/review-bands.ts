import type { Clock } from "../../platform/clock.ts";
import { createFreshValues } from "../../platform/fresh-values.ts";
import type { KeptRiskSettings } from "../settings/kept-settings.ts";
import type { ReviewBand } from "./grey-band.ts";
import type { ReviewStateStore } from "./review-state.store.ts";

/** Each organization's grey band as judging asks for it, at most a second old. */
export type ReviewBands = { bandOf(orgId: string): Promise<ReviewBand> };

type Sources = { settings: Pick<KeptRiskSettings, "settingsOf">; states: Pick<ReviewStateStore, "find">; clock: Clock };

export function createReviewBands({ settings, states, clock }: Sources): ReviewBands {
  const widths = createFreshValues<number>({
    clock,
    read: async (orgId) => (await states.find(orgId))?.width ?? Number.POSITIVE_INFINITY,
  });
  return {
    async bandOf(orgId) {
      const { review } = await settings.settingsOf(orgId);
      if (!review.isOn || review.monthlyCapMicros === 0) return { isOn: false, width: 0, share: 0 };
      return { isOn: true, width: Math.min(review.bandWidth, await widths.get(orgId)), share: review.share };
    },
  };
}
