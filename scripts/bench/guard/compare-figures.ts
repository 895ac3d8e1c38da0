import type { GuardFigures } from "../../../lib/guard/report.ts";

/** One point of a hundred. */
const TOLERANCE = 0.01;

/** In words, what has become worse than the committed report by more than a point. */
export function findLosses(committed: GuardFigures, measured: GuardFigures): string[] {
  const recalls: [string, number | null | undefined, number | null | undefined][] = [
    ["recall at 1 % FPR of core attacks", committed.core?.recallAt1, measured.core?.recallAt1],
    ["recall at 1 % FPR of all attacks", committed.all?.recallAt1, measured.all?.recallAt1],
    ["recall at the shipped threshold", committed.shipped?.recall, measured.shipped?.recall],
  ];
  const alarms: typeof recalls = [
    ["false positives at the shipped threshold", committed.shipped?.fpr, measured.shipped?.fpr],
    ...Object.entries(measured.sources ?? {}).map(([name, group]): (typeof recalls)[number] =>
      // A single text of a small source is more than a point.
      [`false positives of ${name}`, group.harmless >= 200 ? committed.sources?.[name]?.fpr : null, group.fpr],
    ),
  ];
  const isKnown = (rate: number | null | undefined): boolean => typeof rate === "number";
  return [
    ...recalls.filter(([, before, now]) => isKnown(before) && isKnown(now) && (before ?? 0) - (now ?? 0) > TOLERANCE),
    ...alarms.filter(([, before, now]) => isKnown(before) && isKnown(now) && (now ?? 0) - (before ?? 0) > TOLERANCE),
  ].map(([name, before, now]) => `${name}: ${before} in the report, ${now} now`);
}
