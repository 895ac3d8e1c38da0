import fc from "fast-check";
import { expect, test } from "vitest";
import { createRecoveryCodes, digestOfRecoveryCode, RECOVERY_CODES } from "./recovery-codes.ts";

const digest = (code: string, userId = "usr_1", pepper = "a pepper of thirty-two characters") => digestOfRecoveryCode(pepper, userId, code);

test("ten at a time, fifty bits each, in letters nobody confuses", () => {
  const codes = Array.from({ length: 100 }, createRecoveryCodes).flat();
  expect(codes).toHaveLength(100 * RECOVERY_CODES);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
  // Every letter of the alphabet comes up: a thousand codes leave one out by chance less often than once in 10^130.
  expect(new Set(codes.join("").replaceAll("-", "")).size).toBe(32);
});

test("however it is typed, a code has one digest, and any other code has another", () => {
  const code = fc.constantFrom(...createRecoveryCodes());
  const typed = fc.tuple(code, fc.array(fc.constantFrom(" ", "-", ".", "_", ""), { minLength: 11, maxLength: 11 }), fc.boolean());
  fc.assert(
    fc.property(typed, ([given, signs, isUpper]) => {
      const spread = [...given].map((letter, index) => `${letter}${signs[index] ?? ""}`).join("");
      expect(digest(isUpper ? spread.toUpperCase() : spread)).toBe(digest(given));
    }),
  );
  expect(digest("00000-11111")).toBe(digest("OoOoO-IlIlL"));
  expect(digest("00000-11111")).not.toBe(digest("00000-11112"));
});

test("the same code of another person, or under another pepper, has another digest", () => {
  const digests = [
    digest("7k3mq-x9d2f"),
    digest("7k3mq-x9d2f", "usr_2"),
    digest("7k3mq-x9d2f", "usr_1", "another pepper of thirty-two letters"),
  ];
  expect(new Set(digests).size).toBe(3);
});
