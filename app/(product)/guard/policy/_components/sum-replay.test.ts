import { expect, test } from "vitest";
import type { Replay } from "../../../../_client/guard-policy.ts";
import { sumReplay } from "./sum-replay.ts";

const page = (looked: number, transitions: Replay["transitions"], nextCursor: string | null): Replay => ({
  from: "2026-01-01T00:00:00.000Z",
  to: "2026-01-31T00:00:00.000Z",
  floor: 0.3,
  looked,
  changed: transitions.reduce((sum, { count }) => sum + count, 0),
  transitions,
  examples: [],
  nextCursor,
});

test("pages add up, the same change once, the most frequent first, and the end is the last page's", () => {
  const total = sumReplay([
    page(100, [{ from: "block", to: "warn", count: 2 }], "next"),
    page(
      40,
      [
        { from: "allow", to: "block", count: 5 },
        { from: "block", to: "warn", count: 1 },
      ],
      null,
    ),
  ]);
  expect(total).toMatchObject({ looked: 140, changed: 8, nextCursor: null });
  expect(total.transitions).toEqual([
    { from: "allow", to: "block", count: 5 },
    { from: "block", to: "warn", count: 3 },
  ]);
});
