import type { RiskSettings } from "../../../../_client/risk-settings.ts";

/** What somebody has changed since `base`, on top of what others have saved meanwhile. */
export function rebaseSettings(base: RiskSettings, mine: RiskSettings, theirs: RiskSettings): RiskSettings {
  const pick = <Value>(of: (settings: RiskSettings) => Value): Value =>
    JSON.stringify(of(base)) === JSON.stringify(of(mine)) ? of(theirs) : of(mine);
  return {
    thresholds: {
      monitor: pick(({ thresholds }) => thresholds.monitor),
      review: pick(({ thresholds }) => thresholds.review),
      hold: pick(({ thresholds }) => thresholds.hold),
      block: pick(({ thresholds }) => thresholds.block),
    },
    review: {
      isOn: pick(({ review }) => review.isOn),
      bandWidth: pick(({ review }) => review.bandWidth),
      share: pick(({ review }) => review.share),
      monthlyCapMicros: pick(({ review }) => review.monthlyCapMicros),
      voters: pick(({ review }) => review.voters),
    },
    monitor: {
      profile: pick(({ monitor }) => monitor.profile),
      sector: pick(({ monitor }) => monitor.sector),
      jurisdictions: pick(({ monitor }) => monitor.jurisdictions),
    },
  };
}
