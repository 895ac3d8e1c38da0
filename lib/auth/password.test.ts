import { hash, parseOptions } from "@node-rs/bcrypt";
import { describe, expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password.ts";

const settings = { passwordPepper: "a-pepper-of-at-least-thirty-two-letters", bcryptCost: 4 };

describe("passwords", () => {
  test("the right one is accepted and a wrong one is not", async () => {
    const stored = await hashPassword("correct horse battery", settings);
    expect(await verifyPassword("correct horse battery", stored, settings)).toBe(true);
    expect(await verifyPassword("correct horse batterz", stored, settings)).toBe(false);
  });

  test("every character counts, also those after the 72 bytes bcrypt reads", async () => {
    const stored = await hashPassword(`${"ä".repeat(100)}x`, settings);
    expect(await verifyPassword(`${"ä".repeat(100)}y`, stored, settings)).toBe(false);
  });

  test("a letter typed as one code point or as two is the same letter", async () => {
    const stored = await hashPassword("crème brûlée au four", settings);
    expect(await verifyPassword("crème brûlée au four".normalize("NFD"), stored, settings)).toBe(true);
  });

  test("a stolen hash is worth nothing without the pepper", async () => {
    const stored = await hashPassword("correct horse battery", settings);
    expect(await verifyPassword("correct horse battery", stored, { ...settings, passwordPepper: "another-pepper" })).toBe(false);
    expect(await verifyPassword("correct horse battery", await hash("correct horse battery", { cost: 4 }), settings)).toBe(false);
  });

  test("the configured cost is the cost of the hash", async () => {
    expect(parseOptions(await hashPassword("correct horse battery", { ...settings, bcryptCost: 5 })).cost).toBe(5);
  });
});

describe("an unknown account", () => {
  test("is never let in", async () => expect(await verifyPassword("correct horse battery", null, settings)).toBe(false));

  test("costs as much work as a wrong password", async () => {
    const strong = { ...settings, bcryptCost: 9 };
    const stored = await hashPassword("correct horse battery", strong);
    const known = await fastestOf(() => verifyPassword("wrong", stored, strong));
    const unknown = await fastestOf(() => verifyPassword("wrong", null, strong));
    expect(unknown / known).toBeGreaterThan(0.6);
    expect(unknown / known).toBeLessThan(1.7);
  });
});

async function fastestOf(run: () => Promise<unknown>): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 7; round += 1) {
    const start = performance.now();
    await run();
    fastest = Math.min(fastest, performance.now() - start);
  }
  return fastest;
}
