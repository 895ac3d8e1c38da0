import { expect, test } from "vitest";
import { toTimeline } from "./timeline.ts";

const at = (ms: number) => new Date(1_000_000 + ms).toISOString();
const stage = (startMs: number | null, durationMs: number | null, state: "done" | "running" | "skipped" = "done") => ({
  key: `s${startMs}`,
  label: "Stage",
  startedAt: startMs === null ? null : at(startMs),
  durationMs,
  state,
  detail: {},
});

test("bars stand to scale within the whole run", () => {
  const bars = toTimeline({ stages: [stage(0, 100), stage(100, 800), stage(900, 100)], createdAt: at(0), finishedAt: at(1000) });
  expect(bars).toEqual([
    { left: 0, width: 10 },
    { left: 10, width: 80 },
    { left: 90, width: 10 },
  ]);
});

test("a running stage grows up to now", () => {
  const bars = toTimeline({ stages: [stage(0, 100), stage(100, null, "running")], createdAt: at(0), finishedAt: null }, 1_000_000 + 200);
  expect(bars[1]).toEqual({ left: 50, width: 50 });
});

test("skipped and unstarted stages have no bar, and no stage gives no number that is not finite", () => {
  expect(toTimeline({ stages: [stage(null, null, "skipped")], createdAt: at(0), finishedAt: null })).toEqual([{ left: 0, width: 0 }]);
  expect(toTimeline({ stages: [], createdAt: at(0), finishedAt: null })).toEqual([]);
});
