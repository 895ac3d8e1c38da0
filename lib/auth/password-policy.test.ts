import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assertStrongPassword, findWeakness, SHORTEST_WITH_SECOND_FACTOR } from "./password-policy.ts";
import { loadCommonPasswords } from "./passwords/load-common-passwords.ts";

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
  ])("takes %s", async (password) => expect(await findWeakness(password, owner)).toBeNull());

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
  ])("refuses %s", async (_name, password, reason) => expect(await findWeakness(password, owner)).toContain(reason));

  test("counts characters as people do, not UTF-16 units", async () => {
    expect(await findWeakness("🦊🌲🚲🎻🧵🧭", owner)).toContain("this has 6");
  });

  test("asks for the length that the circumstances ask for", async () => {
    expect(await findWeakness("kzqw-9fmm", owner, SHORTEST_WITH_SECOND_FACTOR)).toBeNull();
    expect(await findWeakness("kzqw-9fmm", owner)).toContain("at least 12");
    expect(await findWeakness("kzqw-9fmm-rTp1", owner, 15)).toContain("at least 15");
  });

  test("names the field at fault", async () => {
    const refused = assertStrongPassword("short", { ...owner, pointer: "/body/newPassword" });
    await expect(refused).rejects.toMatchObject({ kind: "invalid", code: "auth.weak_password" });
    await expect(refused).rejects.toMatchObject({ options: { errors: [expect.objectContaining({ pointer: "/body/newPassword" })] } });
  });

  test("judges the longest permitted password in no time", async () => {
    await loadCommonPasswords();
    const start = performance.now();
    await findWeakness(`${"iloveyou".repeat(15)}rainbow!`, owner);
    expect(performance.now() - start).toBeLessThan(100);
  });
});

describe("the list of common passwords", () => {
  test("holds more than ten thousand, each of which is refused wherever its length is allowed", async () => {
    const listed = await loadCommonPasswords();
    expect(listed.size).toBeGreaterThan(10_000);
    const accepted = [];
    for (const password of listed) {
      if ((await findWeakness(password, owner, SHORTEST_WITH_SECOND_FACTOR)) === null) accepted.push(password);
    }
    expect(accepted).toEqual([]);
  });

  test.each(["Backspace", "maintenance", "thunderbird"])("refuses %s also with digits and signs hung on", async (word) => {
    expect(await findWeakness(`${word}!!2024`, owner, SHORTEST_WITH_SECOND_FACTOR)).toContain("guessed first");
  });

  test("random passwords are none of them", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(..."bcdfghjkmpqrtvwxyz23456789-_"), minLength: 16, maxLength: 40 }),
        async (text) => {
          fc.pre(new Set(text).size > 8);
          expect(await findWeakness(text, owner)).toBeNull();
        },
      ),
    );
  });
});

test("a random text whose few letters happen to spell common words is no common password", async () => {
  const text = "a87759a1-a9a0-4649-ab67-558261cd4819";
  expect(await findWeakness(`${text}${text}`, { email: "ada@acme.test", name: "Ada" })).toBeNull();
  expect(await findWeakness("abcd-aaaa-2024!!", { email: "ada@acme.test", name: "Ada" })).toContain("guessed first");
});
