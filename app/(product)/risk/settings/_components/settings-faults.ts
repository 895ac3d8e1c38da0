import type { RiskSettings, RiskThresholds } from "../../../../_client/risk-settings.ts";

const RISING = ["monitor", "review", "hold", "block"] as const;

/** What is wrong with a threshold beside the one below it, or null. */
export function faultOfThreshold(thresholds: RiskThresholds, name: (typeof RISING)[number]): string | null {
  const below = RISING[RISING.indexOf(name) - 1];
  if (below === undefined || thresholds[name] > thresholds[below]) return null;
  return `Has to be above the one for ${below}, ${thresholds[below].toFixed(2)}.`;
}

export function isRising(thresholds: RiskThresholds): boolean {
  return RISING.every((name) => faultOfThreshold(thresholds, name) === null);
}

export function faultOfJurisdictions(codes: readonly string[]): string | null {
  const faulty = codes.find((code) => !/^[A-Z]{2}$/.test(code));
  if (faulty !== undefined) return `“${faulty.slice(0, 40)}”: write a country in two letters, such as DE.`;
  return codes.length > 60 ? `At most 60 countries; these are ${codes.length}.` : null;
}

/** Null asks every connected provider. */
export function faultOfVoters(voters: readonly string[] | null): string | null {
  if (voters === null) return null;
  if (voters.length < 2) return "Two have to agree: name at least two, or none for every connected provider.";
  return voters.length > 7 ? `At most 7 vote; these are ${voters.length}.` : null;
}

export function isSavable({ thresholds, review, monitor }: RiskSettings): boolean {
  return (
    isRising(thresholds) &&
    faultOfVoters(review.voters) === null &&
    faultOfJurisdictions(monitor.jurisdictions) === null &&
    Number.isSafeInteger(review.monthlyCapMicros)
  );
}
