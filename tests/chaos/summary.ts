import type { Invariant } from "./checkers/violation.ts";

/** What one run says at its end. */
export type Summary = {
  seed: number;
  commit: string;
  database: string;
  kills: number;
  messages: number;
  lost: number;
  duplicates: number;
  doubleCharges: number;
  stuck: number;
  violations: Readonly<Record<Invariant, number>>;
  crashPoints: Readonly<Record<string, number>>;
  faults: Readonly<Record<string, { runs: number; violations: number; problems: readonly string[] }>>;
  mutants: Readonly<Record<string, boolean>>;
  caughtBy: Readonly<Record<string, readonly string[]>>;
  seconds: number;
  machine: string;
};

/** Everything a run may not show; empty when it passed. A smoke run asks for fewer kills than there are crash points to die at. */
export function findFailures(summary: Summary, askedKills = summary.kills): string[] {
  const rows = (record: object) => Object.entries(record);
  const isSmoke = askedKills < Object.keys(summary.crashPoints).length;
  return [
    ...rows(summary.violations).flatMap(([name, count]) => (count > 0 ? [`${name} was broken ${count} times`] : [])),
    ...(summary.kills < askedKills ? [`${summary.kills} kills of ${askedKills}`] : []),
    ...rows(isSmoke ? {} : summary.crashPoints).flatMap(([name, count]) => (count === 0 ? [`nothing died at ${name}`] : [])),
    ...Object.entries(summary.faults).flatMap(([name, { problems }]) => problems.map((problem) => `${name}: ${problem}`)),
    ...rows(summary.mutants).flatMap(([name, isCaught]) => (isCaught ? [] : [`the mutant ${name} was not caught`])),
  ];
}
