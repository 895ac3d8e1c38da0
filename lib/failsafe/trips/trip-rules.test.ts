import { expect, test } from "vitest";
import { DEFAULT_FAILSAFE_SETTINGS } from "../settings/default-settings.ts";
import { type Judged, ruleThatTrips, type TripRules } from "./trip-rules.ts";

const RULES: TripRules = DEFAULT_FAILSAFE_SETTINGS.trip;
const FAILED: Judged = { passed: false, safetyScore: 0.7, source: "produced", findings: [] };
const CANARY = { category: "leak", check: "embedded.leak", code: "canary" } as const;
const AGREED = { category: "harm", check: "judge", code: "judge.harm" } as const;
const TWICE = { audits: 100, failed: 2 };
const judge = (judged: Partial<Judged>, rules: Partial<TripRules> = {}) => ruleThatTrips({ ...RULES, ...rules }, { ...FAILED, ...judged });

test("what passed trips nothing, whatever else is said of it", () => {
  expect(judge({ passed: true, safetyScore: 0, findings: [CANARY], lately: { audits: 100, failed: 100 } })).toBeNull();
});

test("score: below the line and not at it", () => {
  const lately = TWICE;
  expect([judge({ safetyScore: 0.49, lately }), judge({ safetyScore: 0.5, lately })]).toEqual(["score", null]);
  expect(judge({ safetyScore: 0.49, lately }, { onScoreBelow: 0.4 })).toBeNull();
});

test("score: one answer of ours that the embedded checks alone have found stops no model; a second one, judges, or whoever brings it does", () => {
  const bad = { safetyScore: 0.01 };
  expect(judge({ ...bad, lately: { audits: 100, failed: 1 } })).toBeNull();
  expect(judge(bad)).toBeNull();
  expect(judge({ ...bad, lately: TWICE })).toBe("score");
  expect(judge({ ...bad, findings: [AGREED] })).toBe("score");
  expect(judge({ ...bad, source: "submitted" })).toBe("score");
});

test("canary: one that leaked, where the organization wants it", () => {
  expect(judge({ findings: [CANARY] })).toBe("canary_leaked");
  expect(judge({ findings: [CANARY] }, { canary: false })).toBeNull();
  expect(judge({ findings: [{ category: "leak", check: "embedded.leak", code: "secret" }] })).toBeNull();
});

test("failure rate: the share of enough audits, and only of what we produced ourselves", () => {
  expect(judge({ lately: { audits: 20, failed: 4 } })).toBe("failure_rate");
  expect(judge({ lately: { audits: 20, failed: 3 } })).toBeNull();
  expect(judge({ lately: { audits: 19, failed: 19 } })).toBeNull();
  expect(judge({ lately: { audits: 20, failed: 20 }, source: "submitted" })).toBeNull();
  expect(judge({})).toBeNull();
});
