import { expect, test } from "vitest";
import { createSecretToken, tokenHashOf } from "./secret-token.ts";

test("a token is 256 bits that stand in a link as they are", () => {
  const tokens = Array.from({ length: 50 }, createSecretToken);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  expect(new Set(tokens).size).toBe(50);
});

test("what is kept of a token is its SHA-256, so links that are out are found after every release", () => {
  expect(tokenHashOf("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
