import { describe, expect, test } from "vitest";
import { BLOCKED } from "../../tests/support/guard-rows.ts";
import { isGrey, withOpinion } from "./consult-judge.ts";
import { DEFAULT_GUARD_POLICY, type GuardPolicy } from "./policy.ts";
import type { GuardVerdict, JudgeOpinion } from "./schema.ts";

const policy = (rules: Partial<GuardPolicy> = {}): GuardPolicy => ({
  ...DEFAULT_GUARD_POLICY,
  judge: { mode: "grey", failMode: "open" },
  ...rules,
});
const GREY: GuardVerdict = { ...BLOCKED, verdict: "SAFE", action: "allow", score: 0.45, reasons: [] };
const opinion = (fields: Partial<JudgeOpinion>): JudgeOpinion => ({
  ...{ intent: null, outcome: "answered", provider: "openai", model: "m", latencyMs: 5 },
  ...fields,
});

test("only a text that was let through with a doubt is grey", () => {
  expect(isGrey(GREY)).toBe(true);
  expect(isGrey({ ...GREY, score: 0.29 })).toBe(false);
  expect(isGrey({ ...GREY, action: "warn" })).toBe(true);
  expect(isGrey({ ...GREY, action: "block" })).toBe(false);
  expect(isGrey(BLOCKED)).toBe(false);
});

describe("an opinion", () => {
  test("of SAFE changes nothing but that it is there", () => {
    for (const action of ["allow", "warn", "redact"] as const) {
      const verdict = { ...GREY, action };
      expect(withOpinion(verdict, opinion({ intent: "SAFE" }), policy())).toEqual({ ...verdict, judge: opinion({ intent: "SAFE" }) });
    }
  });

  test.each(["UNSAFE", "JAILBREAK", "PII_LEAK"] as const)("of %s blocks, with a reason that names the judge", (intent) => {
    const judged = withOpinion(GREY, opinion({ intent }), policy());
    expect(judged).toMatchObject({ verdict: intent, action: "block", judge: { intent } });
    expect(judged.reasons.at(-1)?.text).toContain("openai/m");
  });

  test("meets what the organization has decided about the classes that were seen", () => {
    const attacks = { ...DEFAULT_GUARD_POLICY.attacks, override: "warn" } as const;
    expect(withOpinion(GREY, opinion({ intent: "JAILBREAK" }), policy({ attacks })).action).toBe("warn");
    expect(withOpinion({ ...GREY, classes: [] }, opinion({ intent: "JAILBREAK" }), policy({ attacks })).action).toBe("block");
  });

  test.each(["late", "failed", "malformed", "over_budget"] as const)(
    "that did not come (%s) lets through with a warning, or blocks, by policy",
    (outcome) => {
      expect(withOpinion(GREY, opinion({ outcome }), policy())).toMatchObject({ verdict: "SAFE", action: "warn" });
      const closed = policy({ judge: { mode: "grey", failMode: "closed" } });
      expect(withOpinion(GREY, opinion({ outcome }), closed)).toMatchObject({ verdict: "UNSAFE", action: "block" });
    },
  );
});
