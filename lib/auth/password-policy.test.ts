import { describe, expect, test } from "vitest";
import { assertStrongPassword, findWeakness } from "./password-policy.ts";

const owner = { email: "ana.weber@example.com", name: "Ana Weber" };

describe("the password policy", () => {
  test.each([
    "correct horse battery staple",
    "tinkling brass cymbal",
    "9fK2-mmQx-77Lp",
    "une tasse de café noir",
    "мой старый зелёный чайник",
    "🦊🌲🏔️🚲🫖🧭🪁🎻🧵🪴🌧️🛶",
    "weber grills eleven onions",
    "football in the garden shed",
    `${"x7Q".repeat(20)}unusual tail`,
  ])("takes %s", (password) => expect(findWeakness(password, owner)).toBeNull());

  test.each([
    ["short", "eleven char", "at least 12"],
    ["long", "kestrel ".repeat(17), "at most 128"],
    ["one character", "aaaaaaaaaaaaaa", "repeats"],
    ["two halves", "hunter2hunter2", "repeats"],
    ["repeated unit with a cut end", "abcde1abcde1abc", "repeats"],
    ["digits in order", "123456789012", "keyboard"],
    ["digits backwards", "098765432109", "keyboard"],
    ["doubled digits", "112233445566", "keyboard"],
    ["a row of keys", "qwertyuiop12", "keyboard"],
    ["columns of keys", "1qaz2wsx3edc", "keyboard"],
    ["the alphabet", "ABCDEFGHIJKLMN", "keyboard"],
    ["a common password with digits", "Password1234", "guessed first"],
    ["look-alike letters", "P@ssw0rd!2024", "guessed first"],
    ["two common words", "iloveyou-football", "guessed first"],
    ["a season and a year", "Summer2026!!", "guessed first"],
    ["the own address", "ana.weber@example.com", "mostly your name"],
    ["the own name and a year", "WeberAna2026", "mostly your name"],
    ["the product", "aegisaegis-2026", "mostly your name"],
  ])("refuses %s", (_name, password, reason) => expect(findWeakness(password, owner)).toContain(reason));

  test("counts characters as people do, not UTF-16 units", () => {
    expect(findWeakness("🦊🌲🚲🎻🧵🧭", owner)).toContain("this has 6");
  });

  test("names the field at fault", () => {
    const refuse = () => assertStrongPassword("short", { ...owner, pointer: "/body/newPassword" });
    expect(refuse).toThrow(expect.objectContaining({ kind: "invalid", code: "auth.weak_password" }));
    expect(refuse).toThrow(expect.objectContaining({ options: { errors: [expect.objectContaining({ pointer: "/body/newPassword" })] } }));
  });

  test("judges the longest permitted password in no time", () => {
    const start = performance.now();
    findWeakness(`${"iloveyou".repeat(15)}rainbow!`, owner);
    expect(performance.now() - start).toBeLessThan(100);
  });
});
