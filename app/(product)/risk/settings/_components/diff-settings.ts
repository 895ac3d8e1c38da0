import type { RiskSettings } from "../../../../_client/risk-settings.ts";
import { formatDollars } from "../../../../_ui/dollars.ts";
import type { Change } from "../../../../_ui/settings-form/change-list.tsx";
import { PROFILE_NAMES, SECTOR_NAMES } from "./settings-words.ts";

/** What differs between two settings, in the words of the page. */
export function diffSettings(before: RiskSettings, after: RiskSettings): Change[] {
  const [from, to] = [describe(before), describe(after)];
  return from.flatMap(([name, value], index) => {
    const changed = to[index]?.[1] ?? value;
    return value === changed ? [] : [{ name, from: value, to: changed }];
  });
}

function describe({ thresholds, review, monitor }: RiskSettings): [name: string, value: string][] {
  return [
    ["Monitor from", thresholds.monitor.toFixed(2)],
    ["Review from", thresholds.review.toFixed(2)],
    ["Hold from", thresholds.hold.toFixed(2)],
    ["Block from", thresholds.block.toFixed(2)],
    ["Review by models", review.isOn ? "on" : "off"],
    ["Grey band", String(review.bandWidth)],
    ["Share that may be reviewed", String(review.share)],
    ["In a month at most", Number.isNaN(review.monthlyCapMicros) ? "no amount" : formatDollars(review.monthlyCapMicros)],
    ["Models that vote", review.voters?.join(", ") ?? "every connected provider"],
    ["Profile", PROFILE_NAMES[monitor.profile]],
    ["Sector", monitor.sector === null ? "not said" : SECTOR_NAMES[monitor.sector]],
    ["Jurisdictions", monitor.jurisdictions.join(", ") || "none"],
  ];
}
