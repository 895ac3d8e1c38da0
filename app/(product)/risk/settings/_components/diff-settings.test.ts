import { expect, test } from "vitest";
import type { RiskSettings } from "../../../../_client/risk-settings.ts";
import { diffSettings } from "./diff-settings.ts";
import { rebaseSettings } from "./rebase-settings.ts";
import { faultOfJurisdictions, faultOfThreshold, faultOfVoters, isSavable } from "./settings-faults.ts";

const SETTINGS: RiskSettings = {
  thresholds: { monitor: 0.3, review: 0.5, hold: 0.7, block: 0.8 },
  review: { isOn: true, bandWidth: 0.05, share: 0.01, monthlyCapMicros: 5_000_000, voters: null },
  monitor: { profile: "none", sector: null, jurisdictions: [] },
};

test("only what differs is listed, from and to", () => {
  expect(diffSettings(SETTINGS, SETTINGS)).toEqual([]);
  const after: RiskSettings = {
    ...SETTINGS,
    thresholds: { ...SETTINGS.thresholds, hold: 0.65 },
    review: { ...SETTINGS.review, voters: ["openai", "groq"] },
    monitor: { profile: "exchange", sector: "digital_assets", jurisdictions: ["DE"] },
  };
  expect(diffSettings(SETTINGS, after)).toEqual([
    { name: "Hold from", from: "0.70", to: "0.65" },
    { name: "Models that vote", from: "every connected provider", to: "openai, groq" },
    { name: "Profile", from: "None", to: "Exchange" },
    { name: "Sector", from: "not said", to: "Digital assets" },
    { name: "Jurisdictions", from: "none", to: "DE" },
  ]);
});

test("thresholds that do not rise, one lonely voter and what is no country cannot be saved", () => {
  expect(isSavable(SETTINGS)).toBe(true);
  expect(faultOfThreshold({ ...SETTINGS.thresholds, hold: 0.5 }, "hold")).toBe("Has to be above the one for review, 0.50.");
  expect(isSavable({ ...SETTINGS, thresholds: { ...SETTINGS.thresholds, hold: 0.5 } })).toBe(false);
  expect(faultOfVoters(["openai"])).toContain("Two have to agree");
  expect(faultOfJurisdictions(["DE", "Germany"])).toContain("“Germany”");
  expect(isSavable({ ...SETTINGS, review: { ...SETTINGS.review, monthlyCapMicros: Number.NaN } })).toBe(false);
});

test("what somebody was changing stays, and what another has saved meanwhile is not undone by it", () => {
  const mine = { ...SETTINGS, thresholds: { ...SETTINGS.thresholds, hold: 0.65 } };
  const theirs = { ...SETTINGS, thresholds: { ...SETTINGS.thresholds, block: 0.9 }, review: { ...SETTINGS.review, isOn: false } };
  expect(rebaseSettings(SETTINGS, mine, theirs)).toEqual({ ...theirs, thresholds: { ...theirs.thresholds, hold: 0.65 } });
});
