import { expect, test } from "vitest";
import type { Detection, GuardFigures } from "../../../lib/guard/report.ts";
import { findLosses } from "./compare-figures.ts";
import { NO_FIGURES } from "./report-file.ts";

function figures(recallAt1: number, fpr: number): GuardFigures {
  const core: Detection = { attacks: 800, harmless: 2000, auc: 0.97, recallAt1, recallAt1Interval: [0, 1], recall: 0.7, fpr };
  return { ...NO_FIGURES, core, all: core, shipped: { recall: 0.7, fpr, threshold: 0.5 } };
}

test("a lost point of recall and a won point of false positives are losses; less is noise, better is fine", () => {
  const committed = figures(0.7, 0.01);
  expect(findLosses(committed, figures(0.689, 0.01))).toHaveLength(2);
  expect(findLosses(committed, figures(0.695, 0.015))).toEqual([]);
  expect(findLosses(committed, figures(0.7, 0.021))).toHaveLength(1);
  expect(findLosses(committed, figures(0.9, 0))).toEqual([]);
});

test("what the report does not hold cannot be lost", () => {
  expect(findLosses(NO_FIGURES, figures(0.1, 0.5))).toEqual([]);
});
