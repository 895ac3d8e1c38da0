import fc from "fast-check";
import { expect, test } from "vitest";
import { redactText } from "./output-guard.ts";
import { type DataClass, DEFAULT_GUARD_POLICY, dataClassSchema, type GuardAction, type GuardPolicy } from "./policy.ts";
import { redactInput } from "./redact-input.ts";

const KEY = `ghp_${"aB3dE5gH7jK9".repeat(3)}`;
const CARD = "4111 1111 1111 1111";

/** Every class not named is let in. */
function policyWith(inputs: Partial<Record<DataClass, GuardAction>>): GuardPolicy {
  const data = Object.fromEntries(dataClassSchema.options.map((name) => [name, { input: inputs[name] ?? "allow", output: "redact" }]));
  return { ...DEFAULT_GUARD_POLICY, data: { ...DEFAULT_GUARD_POLICY.data, ...data } };
}

test("a model gets what the organization lets in, and a mark in place of the rest", () => {
  const text = `Key ${KEY}, card ${CARD}.`;
  expect(redactInput(text, policyWith({ secret: "redact" }))).toBe(`Key [redacted: github-token], card ${CARD}.`);
  expect(redactInput(text, policyWith({ card: "block" }))).toBe(`Key ${KEY}, card [redacted: card].`);
  expect(redactInput(text, policyWith({ secret: "warn", card: "warn" }))).toBe(text);
});

test("it cuts what the output guard would cut of the same classes, whatever the text", () => {
  const pieces = [KEY, CARD, "DE89370400440532013000", "ada@example.com", "password=Tr0ub4dor&3xKq9Zp2Lm", "hello", " ", "\n", ": ", "😀"];
  const classes = dataClassSchema.options;
  const everything = policyWith(Object.fromEntries(classes.map((name) => [name, "redact"])));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      expect(redactInput(text, everything)).toBe(redactText(text, { classes }).text);
    }),
  );
});
