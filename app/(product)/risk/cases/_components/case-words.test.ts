import { expect, test } from "vitest";
import { eventWords, formatDue } from "./case-words.ts";

const NOW = Date.UTC(2026, 0, 2);
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

test.each([
  [12, "due in 12 min"],
  [240, "due in 4 h"],
  [72 * 60, "due in 3 d"],
  [-30, "30 min overdue"],
  [-47 * 60, "47 h overdue"],
  [-49 * 60, "2 d overdue"],
])("%i minutes from now reads %s", (minutes, expected) => expect(formatDue(at(minutes), NOW)).toBe(expected));

test("an event of a kind this page does not know yet is still named", () => {
  expect(eventWords({ type: "closed" })).toBe("Closed");
  expect(eventWords({ type: "review_moved" })).toBe("Review moved");
});
