import { inspectText } from "../../../lib/guard/inspect-text.ts";
import { DEFAULT_GUARD_POLICY } from "../../../lib/guard/policy.ts";
import type { GroupDetection, GuardFigures } from "../../../lib/guard/report.ts";
import { loadRows } from "../../guard/train/load-rows.ts";
import type { TrainingRow } from "../../guard/train/row.ts";
import { detect, detectGroup, type Judged } from "./detection.ts";

type InjectionFigures = Pick<GuardFigures, "core" | "all" | "shipped" | "disguised" | "hard" | "languages" | "sources">;
type JudgedRow = TrainingRow & Judged;

/** The product's own path over a file of texts, as a user's messages. */
export function measureInjection(file: string): InjectionFigures {
  const threshold = DEFAULT_GUARD_POLICY.thresholds.user;
  return summarize(
    loadRows(file).map((row) => ({ ...row, score: inspectText(row.text, "user").score })),
    threshold,
  );
}

export function summarize(rows: readonly JudgedRow[], threshold: number): InjectionFigures {
  const core = rows.filter((row) => row.kind !== "indirect" && !isDisguisedRequest(row));
  const figures = detect(core, threshold);
  const byKey = (key: "lang" | "source"): Record<string, GroupDetection> =>
    Object.fromEntries(
      [...Map.groupBy(rows, (row) => row[key])]
        .filter(([name]) => name !== "und")
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, group]) => [name, detectGroup(group, core, threshold)]),
    );
  const falseAlarms = (source: string): number | null => {
    const group = rows.filter((row) => row.source === source);
    return group.length === 0 ? null : detectGroup(group, core, threshold).fpr;
  };
  const disguised = rows.filter(isDisguisedRequest);
  return {
    core: figures,
    all: detect(rows, threshold),
    shipped: { recall: figures.recall, fpr: figures.fpr, threshold },
    disguised: disguised.length === 0 ? null : detectGroup(disguised, core, threshold),
    hard: { triggerWord: falseAlarms("notinject"), lookAlike: falseAlarms("xstest-safe"), instruction: falseAlarms("ifeval") },
    languages: byKey("lang"),
    sources: byKey("source"),
  };
}

/** Harmful requests in other clothes: nothing in them attacks the assistant's instructions. */
function isDisguisedRequest(row: { source: string }): boolean {
  return row.source.startsWith("jailbreakbench");
}
