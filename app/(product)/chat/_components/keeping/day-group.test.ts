import { expect, test } from "vitest";
import { dayGroupOf } from "./day-group.ts";

const NOW = new Date(2026, 2, 15, 12);
const of = (...at: [number, number, number, number]) => dayGroupOf({ createdAt: new Date(...at).toISOString() }, NOW);

test.each([
  ["Today", of(2026, 2, 15, 0)],
  ["Today", of(2026, 2, 16, 3)],
  ["Yesterday", of(2026, 2, 14, 23)],
  ["Last 7 days", of(2026, 2, 9, 1)],
  ["Last 30 days", of(2026, 2, 8, 1)],
  ["Older", of(2026, 1, 10, 1)],
])("a chat stands under %s", (word, found) => expect(found).toBe(word));

test("the last message counts, not the first", () => {
  const [createdAt, activeAt] = [new Date(2025, 0, 1), new Date(2026, 2, 15, 1)].map((at) => at.toISOString());
  expect(dayGroupOf({ createdAt: createdAt ?? "", ...(activeAt && { activeAt }) }, NOW)).toBe("Today");
});
