import { expect, test } from "vitest";
import { faultOf, periodOf, rangeOf } from "./report-period.ts";

const NOW = Date.parse("2026-03-05T23:30:00Z");
const range = (query: string) => rangeOf(new URLSearchParams(query), NOW);

test("a period is the UTC days it means now", () => {
  expect(range("")).toEqual({ from: "2026-02-04", to: "2026-03-05" });
  expect(range("period=7d")).toEqual({ from: "2026-02-27", to: "2026-03-05" });
  expect(range("period=90d")).toEqual({ from: "2025-12-06", to: "2026-03-05" });
  expect(range("period=month")).toEqual({ from: "2026-03-01", to: "2026-03-05" });
  expect(range("period=custom&from=2026-01-01&to=2026-01-31")).toEqual({ from: "2026-01-01", to: "2026-01-31" });
});

test("an address written by hand never breaks the page", () => {
  expect(range("period=custom&from=now&to=2026-01-31")).toEqual({ from: "2026-02-04", to: "2026-03-05" });
  expect(periodOf(new URLSearchParams("period=decade"))).toBe("30d");
});

test("a period that cannot be reported says why", () => {
  expect(faultOf({ from: "2026-01-01", to: "2026-04-02" })).toBeNull();
  expect(faultOf({ from: "2026-01-01", to: "2026-04-03" })).toContain("at most 92 days");
  expect(faultOf({ from: "2026-01-02", to: "2026-01-01" })).toContain("after the last");
  expect(faultOf({ from: "", to: "2026-01-01" })).toContain("both days");
});
