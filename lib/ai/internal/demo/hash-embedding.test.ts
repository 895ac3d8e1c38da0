import { expect, test } from "vitest";
import { DEMO_DIMENSIONS, hashEmbedding } from "./hash-embedding.ts";

const near = (a: string, b: string) => hashEmbedding(a).reduce((sum, value, index) => sum + value * (hashEmbedding(b)[index] ?? 0), 0);

test("a text's vector has length 1 and is the same everywhere", () => {
  const vector = hashEmbedding("The heron waits.");
  expect(vector).toHaveLength(DEMO_DIMENSIONS);
  expect(Math.hypot(...vector)).toBeCloseTo(1);
  expect(vector).toEqual(hashEmbedding("the HERON waits"));
  expect(Math.hypot(...hashEmbedding(""))).toBe(1);
});

test("texts that share words or stems are nearer than texts that share none", () => {
  const same = near("how do I rotate the signing key", "rotating signing keys");
  expect(same).toBeGreaterThan(near("how do I rotate the signing key", "the heron waits by the water") + 0.2);
  expect(near("schlüssel drehen", "schlüssel gedreht")).toBeGreaterThan(near("schlüssel drehen", "reiher am wasser"));
});
