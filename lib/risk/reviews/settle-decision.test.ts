import fc from "fast-check";
import { expect, test } from "vitest";
import { DECISIONS } from "../engine/decision-of.ts";
import { STANDINGS } from "../transactions/transaction-record.ts";
import { settleDecision, settleStanding } from "./settle-decision.ts";

const decision = fc.constantFrom(...DECISIONS);
const said = fc.oneof(decision, fc.constant(null), fc.string());
const order: readonly string[] = DECISIONS;
const stepOf = (name: string) => order.indexOf(name);

test("models move a decision by one step at most, and a block never below hold", () => {
  fc.assert(
    fc.property(decision, said, fc.boolean(), (engine, voted, mayLower) => {
      const settled = settleDecision({ engine, voted, mayLower });
      expect(Math.abs(stepOf(settled) - stepOf(engine))).toBeLessThanOrEqual(1);
      if (engine === "block") expect(["hold", "block"]).toContain(settled);
      if (!mayLower) expect(stepOf(settled)).toBeGreaterThanOrEqual(stepOf(engine));
      if (voted === null || stepOf(voted) < 0) expect(settled).toBe(engine);
    }),
  );
});

test("what models vote for is what holds, where that is one step away", () => {
  expect(settleDecision({ engine: "review", voted: "hold", mayLower: false })).toBe("hold");
  expect(settleDecision({ engine: "review", voted: "monitor", mayLower: true })).toBe("monitor");
  expect(settleDecision({ engine: "review", voted: "monitor", mayLower: false })).toBe("review");
  expect(settleDecision({ engine: "approve", voted: "block", mayLower: true })).toBe("monitor");
});

test("no decision lets money go that was kept back, and what people have let go stays so", () => {
  const severity = { passed: 0, flagged: 1, quarantined: 2, blocked: 3 };
  fc.assert(
    fc.property(fc.constantFrom(...STANDINGS), decision, (standing, settled) => {
      const next = settleStanding(standing, settled);
      if (standing === "released" || next === "released") expect(next).toBe(standing);
      else expect(severity[next]).toBeGreaterThanOrEqual(severity[standing]);
    }),
  );
  expect([settleStanding("passed", "review"), settleStanding("flagged", "hold"), settleStanding("quarantined", "block")]).toEqual([
    "flagged",
    "quarantined",
    "blocked",
  ]);
});
