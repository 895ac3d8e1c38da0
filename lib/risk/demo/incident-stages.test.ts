import { describe, expect, test } from "vitest";
import type { IncidentCase, IncidentPayment } from "./incident.schema.ts";
import { containmentOf, incidentStages } from "./incident-stages.ts";

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();

function payment(second: number, given: Partial<IncidentPayment>): IncidentPayment {
  return {
    ...{ transactionId: `rtx_${second}`, act: "takeover", receivedAt: at(second), from: "A", to: "B", amountMinor: "100", currency: "USD" },
    ...{ exponent: 2, score: 0.1, decision: "approve", standing: "passed", reasons: [], judgedInMicros: 100, caseId: null },
    ...given,
  };
}

function caseOf(act: IncidentCase["act"], given: Partial<IncidentCase> = {}): IncidentCase {
  return {
    ...{
      caseId: `rcs_${act}`,
      act,
      state: "open",
      version: 1,
      level: "high",
      openedAt: at(5),
      takenAt: null,
      assignee: null,
      heldCount: 1,
    },
    ...{ release: null, releasedAt: null, outcome: null, closedAt: null },
    ...given,
  };
}

const HELD = { decision: "block", standing: "blocked", caseId: "rcs_takeover" } as const;
const stateOf = (told: Parameters<typeof incidentStages>[0]) =>
  Object.fromEntries(incidentStages(told).map(({ name, state }) => [name, state]));

describe("where an incident stands", () => {
  test("before anything stands out, everything waits; an honest payment that is stopped detects no theft", () => {
    expect(new Set(Object.values(stateOf({ payments: [payment(0, {})], cases: [] })))).toEqual(new Set(["waiting"]));
    const honest = payment(1, { act: "honest", ...HELD });
    expect(stateOf({ payments: [honest], cases: [] }).detect).toBe("waiting");
  });
  test("a case waits for a person, a release for a second one, and both are done when people have acted", () => {
    const payments = [payment(0, {}), payment(2, HELD), payment(4, { act: "honest", ...HELD, caseId: "rcs_honest" })];
    const begun = stateOf({ payments, cases: [caseOf("takeover"), caseOf("honest")] });
    expect(begun).toEqual({ detect: "done", analyse: "done", quarantine: "done", review: "open", recover: "open", release: "open" });
    const release = { requestedBy: "usr_1", requestedAt: at(9), expiresAt: at(59), isExpired: false };
    const asked = stateOf({ payments, cases: [caseOf("takeover", { takenAt: at(8) }), caseOf("honest", { release })] });
    expect(asked).toMatchObject({ review: "done", recover: "open", release: "asked" });
    const over = [caseOf("takeover", { takenAt: at(8), closedAt: at(20), outcome: "fraud" }), caseOf("honest", { releasedAt: at(30) })];
    expect(stateOf({ payments, cases: over })).toMatchObject({ recover: "done", release: "done" });
  });
  test("a request nobody has decided in time makes room for another", () => {
    const release = { requestedBy: "usr_1", requestedAt: at(9), expiresAt: at(10), isExpired: true };
    expect(stateOf({ payments: [], cases: [caseOf("honest", { release })] }).release).toBe("open");
  });
});

test("containment counts from the first stolen payment to the first that was held, and what was gone by then", () => {
  expect(containmentOf([payment(0, {}), payment(3, {})])).toBeNull();
  expect(containmentOf([payment(0, {}), payment(1, { act: "honest", ...HELD }), payment(3, HELD), payment(5, HELD)])).toEqual({
    milliseconds: 3_000,
    gone: 1,
    held: 2,
  });
});
