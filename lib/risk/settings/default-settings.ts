import { DEFAULT_THRESHOLDS } from "../engine/decision-of.ts";
import type { RiskSettings } from "./settings.schema.ts";

export const DEFAULT_RISK_SETTINGS: RiskSettings = {
  thresholds: DEFAULT_THRESHOLDS,
  // Five dollars: some thousand reviews by three small models.
  review: { isOn: true, bandWidth: 0.05, share: 0.01, monthlyCapMicros: 5_000_000, voters: null },
  monitor: { profile: "none", sector: null, jurisdictions: [] },
};
