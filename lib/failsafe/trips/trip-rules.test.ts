import { expect, test } from "vitest";
import { DEFAULT_FAILSAFE_SETTINGS } from "../settings/default-settings.ts";
import { type Judged, ruleThatTrips, type TripRules } from "./trip-rules.ts";

const RULES: TripRules = DEFAULT_FAILSAFE_SETTINGS.trip;
const FAILED: Judged = { passed: false, safetyScore: 0.7, source: "produced", findings: [] };
const CANARY = { category: "leak", code: "canary" } as const;
const judge = (judged: Partial<Judged>, rules: Partial<TripRules> = {}) => ruleThatTrips({ ...RULES, ...rules }, { ...FAILED, ...judged });

test("what passed trips nothing, whatever else is said of it", () => {
  expect(judge({ passed: true, safetyScore: 0, findings: [CANARY], lately: { audits: 100, failed: 100 } })).toBeNull();
});

test("score: below the line and not at it", () => {
  expect([judge({ safetyScore: 0.49 }), judge({ safetyScore: 0.5 })]).toEqual(["score", null]);
  expect(judge({ safetyScore: 0.49 }, { onScoreBelow: 0.4 })).toBeNull();
});

test("canary: one that leaked, where the organization wants it", () => {
  expect(judge({ findings: [CANARY] })).toBe("canary_leaked");
  expect(judge({ findings: [CANARY] }, { canary: false })).toBeNull();
  expect(judge({ findings: [{ category: "leak", code: "secret" }] })).toBeNull();
});

test("failure rate: the share of enough audits, and only of what we produced ourselves", () => {
  expect(judge({ lately: { audits: 20, failed: 4 } })).toBe("failure_rate");
  expect(judge({ lately: { audits: 20, failed: 3 } })).toBeNull();
  expect(judge({ lately: { audits: 19, failed: 19 } })).toBeNull();
  expect(judge({ lately: { audits: 20, failed: 20 }, source: "submitted" })).toBeNull();
  expect(judge({})).toBeNull();
});
