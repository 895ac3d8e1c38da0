import { describe, expect, test } from "vitest";
import { decideInput, type Seen } from "./decide.ts";
import { DEFAULT_GUARD_POLICY, type GuardPolicy } from "./policy.ts";

const policy = (rules: Partial<GuardPolicy> = {}): GuardPolicy => ({
  ...DEFAULT_GUARD_POLICY,
  thresholds: { user: 0.6, untrusted: 0.4 },
  ...rules,
});
const seen = (fields: Partial<Seen> = {}): Seen => ({
  ...{ source: "user", score: 0.92, kinds: [] },
  classes: [
    { class: "override", weight: 0.8 },
    { class: "extraction", weight: 0.6 },
  ],
  ...fields,
});
const attacks = (rules: Partial<GuardPolicy["attacks"]>) => policy({ attacks: { ...DEFAULT_GUARD_POLICY.attacks, ...rules } });
const input = (action: "allow" | "warn" | "redact" | "block") =>
  policy({ data: { ...DEFAULT_GUARD_POLICY.data, secret: { input: action, output: "redact" } } });

describe("an attack", () => {
  test("is blocked from its source's threshold on, and not below", () => {
    expect(decideInput(seen({ score: 0.6 }), policy())).toEqual({ verdict: "JAILBREAK", action: "block" });
    expect(decideInput(seen({ score: 0.599 }), policy())).toEqual({ verdict: "SAFE", action: "allow" });
    expect(decideInput(seen({ score: 0.599, source: "untrusted" }), policy())).toEqual({ verdict: "JAILBREAK", action: "block" });
  });

  test("of classes the organization warns of or allows is named, and not blocked", () => {
    expect(decideInput(seen(), attacks({ override: "warn", extraction: "warn" }))).toEqual({ verdict: "JAILBREAK", action: "warn" });
    expect(decideInput(seen(), attacks({ override: "allow", extraction: "allow" }))).toEqual({ verdict: "JAILBREAK", action: "allow" });
  });

  test("of several classes meets the severest that bears it over the threshold by itself", () => {
    expect(decideInput(seen(), attacks({ override: "warn" })).action).toBe("block");
    expect(decideInput(seen(), attacks({ extraction: "allow" })).action).toBe("block");
    const faint = seen({
      classes: [
        { class: "override", weight: 0.8 },
        { class: "extraction", weight: 0.3 },
      ],
    });
    expect(decideInput(faint, attacks({ override: "warn" })).action).toBe("warn");
    expect(decideInput(faint, attacks({ override: "allow" })).action).toBe("allow");
  });

  test("is named after what weighs most, and by the classifier only where nothing else was seen", () => {
    const classes: Seen["classes"] = [
      { class: "exfiltration", weight: 0.7 },
      { class: "sentinel", weight: 0.9 },
    ];
    expect(decideInput(seen({ classes }), policy()).verdict).toBe("UNSAFE");
    expect(decideInput(seen({ classes: classes.slice(1) }), policy()).verdict).toBe("JAILBREAK");
  });

  test("never becomes harmless by weighing more: actions only grow with the weights", () => {
    const order = ["allow", "warn", "redact", "block"];
    for (const rules of [policy(), attacks({ override: "warn" }), attacks({ override: "allow", extraction: "warn" })]) {
      let last = 0;
      for (let weight = 0; weight <= 1; weight += 0.05) {
        const score = 1 - (1 - weight) ** 2;
        const classes: Seen["classes"] = [
          { class: "override", weight },
          { class: "extraction", weight },
        ];
        const rank = order.indexOf(decideInput(seen({ score, classes }), rules).action);
        expect(rank).toBeGreaterThanOrEqual(last);
        last = rank;
      }
    }
  });
});

describe("data in an input", () => {
  const harmless = { score: 0, classes: [], kinds: ["openai-key"] };
  test.each([
    ["allow", "SAFE"],
    ["warn", "SAFE"],
    ["redact", "PII_LEAK"],
    ["block", "PII_LEAK"],
  ] as const)("set to %s gives %s", (action, verdict) => {
    expect(decideInput(seen(harmless), input(action))).toEqual({ verdict, action });
  });

  test("goes by its own class, and beside an attack by the severer of both", () => {
    expect(decideInput(seen({ ...harmless, kinds: ["card"] }), input("block")).action).toBe("warn");
    expect(
      decideInput(seen({ kinds: ["openai-key"] }), {
        ...input("redact"),
        attacks: attacks({ override: "warn", extraction: "warn" }).attacks,
      }),
    ).toEqual({
      verdict: "JAILBREAK",
      action: "redact",
    });
  });
});
