import { expect, test } from "vitest";
import type { FailsafeSettings } from "../../../../_client/failsafe-settings.ts";
import { diffSettings } from "./diff-settings.ts";
import { rebaseSettings } from "./rebase-settings.ts";
import { isSavable } from "./settings-faults.ts";

const SETTINGS: FailsafeSettings = {
  passThreshold: 0.95,
  audit: { chatShare: 0.2, gatewayShare: 0.05, promptShare: 0.2, judges: "grey" },
  leases: { required: ["agent", "strategy"], ttlHours: 24, quorum: { approvals: 2, validators: "analysts and above" } },
  trip: { onScoreBelow: 0.5, failureRate: { share: 0.2, least: 20, windowMinutes: 60 }, canary: true, costPerHourMicros: null },
  drills: { schedule: "off", models: [], tripBelow: null },
};
const withCost = (costPerHourMicros: number | null): FailsafeSettings => ({ ...SETTINGS, trip: { ...SETTINGS.trip, costPerHourMicros } });

test("only what differs is listed, from and to", () => {
  expect(diffSettings(SETTINGS, SETTINGS)).toEqual([]);
  expect(diffSettings(SETTINGS, { ...withCost(5_000_000), drills: { schedule: "weekly", models: ["demo"], tripBelow: 80 } })).toEqual([
    { name: "Costs within an hour", from: "no limit", to: "$5.00" },
    { name: "Drills", from: "Only when somebody starts one", to: "Every week" },
    { name: "Models of the drills", from: "none", to: "demo" },
    { name: "A drill trips below", from: "never", to: "80 % withstood" },
  ]);
});

test("numbers out of their range and amounts that are none cannot be saved", () => {
  expect(isSavable(SETTINGS)).toBe(true);
  expect(isSavable(withCost(Number.NaN))).toBe(false);
  expect(isSavable({ ...SETTINGS, leases: { ...SETTINGS.leases, ttlHours: 721 } })).toBe(false);
  expect(isSavable({ ...SETTINGS, leases: { ...SETTINGS.leases, quorum: { ...SETTINGS.leases.quorum, approvals: 0 } } })).toBe(false);
});

test("what somebody was changing stays, and what another has saved meanwhile is not undone by it", () => {
  const theirs = { ...SETTINGS, passThreshold: 0.9 };
  expect(rebaseSettings(SETTINGS, withCost(1), theirs)).toEqual({ ...withCost(1), passThreshold: 0.9 });
  expect(rebaseSettings(SETTINGS, withCost(Number.NaN), theirs).trip.costPerHourMicros).toBeNaN();
});
