import { expect, test } from "vitest";
import { judgeActs } from "./rehearsal.ts";

const act = (kind: "hostile" | "probe" | "warm-up", isRefused: boolean, endedMs: number) => ({ kind, isRefused, endedMs });

test("contained is the first refused hostile act; a probe that is refused contains nothing, and a warm-up may pass", () => {
  const acts = [act("warm-up", false, 1), act("probe", true, 2), act("hostile", true, 30.06), act("hostile", true, 40)];
  expect(judgeActs(acts)).toEqual({ blocked: true, containedMs: 30.1 });
});

test("one hostile act that gets through is not blocked, whatever was refused before or after it", () => {
  expect(judgeActs([act("hostile", true, 1), act("hostile", false, 2), act("hostile", true, 3)])).toEqual({
    blocked: false,
    containedMs: 1,
  });
  expect(judgeActs([act("probe", false, 1), act("hostile", true, 2)])).toEqual({ blocked: false, containedMs: 2 });
});

test("nothing refused contains nothing", () => {
  expect(judgeActs([])).toEqual({ blocked: false, containedMs: null });
  expect(judgeActs([act("hostile", false, 1)])).toEqual({ blocked: false, containedMs: null });
});
