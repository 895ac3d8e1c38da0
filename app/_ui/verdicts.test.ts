import { expect, test } from "vitest";
import type { Verdict } from "../_client/turns.ts";
import { toVerdictChips } from "./verdicts.ts";

const safe = (stage: Verdict["stage"]): Verdict => ({ stage, verdict: "SAFE", score: 0.02, reasons: [], redactions: [] });

test("two safe verdicts make one chip that names both scores", () => {
  const chips = toVerdictChips([safe("guard_in"), safe("guard_out")]);
  expect(chips.map((chip) => chip.word)).toEqual(["Safe"]);
  expect(chips[0]?.detail).toBe("Guard in score 0.02 · Guard out score 0.02");
});

test("a finding is never hidden behind a safe chip", () => {
  const chips = toVerdictChips([{ ...safe("guard_in"), verdict: "JAILBREAK", score: 0.97 }, safe("guard_out")]);
  expect(chips.map((chip) => chip.word)).toEqual(["Jailbreak"]);
});

test("redactions are counted over all kinds", () => {
  const redactions = [
    { kind: "openai-key", count: 2 },
    { kind: "jwt", count: 1 },
  ];
  expect(toVerdictChips([safe("guard_in"), { ...safe("guard_out"), redactions }]).map((chip) => chip.word)).toEqual(["Safe", "3 redacted"]);
});

test("a secret that was only found in the message is not called redacted", () => {
  const found = { ...safe("guard_in"), redactions: [{ kind: "openai-key", count: 1 }] };
  expect(toVerdictChips([found, safe("guard_out")]).map((chip) => chip.word)).toEqual(["Safe"]);
});

test("no verdict, no chip", () => {
  expect(toVerdictChips([])).toEqual([]);
});

test("what the policy only warned of is not called stopped, nor its secrets redacted", () => {
  const leak: Verdict = { ...safe("guard_out"), verdict: "PII_LEAK", action: "warn", score: 1, redactions: [{ kind: "jwt", count: 1 }] };
  expect(toVerdictChips([safe("guard_in"), leak]).map((chip) => chip.word)).toEqual(["Warned"]);
  const allowed: Verdict = { ...safe("guard_in"), verdict: "JAILBREAK", action: "allow", score: 0.9 };
  expect(toVerdictChips([allowed, safe("guard_out")]).map((chip) => chip.word)).toEqual(["Jailbreak, let through"]);
});

test("a message that a model got without its secrets says so", () => {
  const cut: Verdict = { ...safe("guard_in"), action: "redact", redactions: [{ kind: "card", count: 2 }] };
  expect(toVerdictChips([cut, safe("guard_out")]).map((chip) => chip.word)).toEqual(["Message redacted", "2 redacted"]);
});
