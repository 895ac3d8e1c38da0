// Whether going back is advised: what the deployment does now against what was usual before it. Pure, so that a page, a command and an alert
// say the same.

import type { MinuteRow } from "../../platform/measurements/measurements.ts";
import { countOf, quantile, sumDistributions } from "../quantile.ts";
import type { RollbackTrigger } from "./rollback.schema.ts";

const ERRORS_MAX = 0.25;
const SLOWER_MAX = 0.5;
/** Fewer say nothing. */
const REQUESTS_MIN = 20;
/** Half as slow again is nothing to go back for while it is still quick. */
const SLOW_SECONDS_MIN = 0.1;
const REFUSED_MIN_PER_MINUTE = 10;
const REFUSED_TIMES = 10;

export type RollbackSeries = {
  /** Since the deployment, at most five minutes. */
  now: readonly MinuteRow[];
  /** The hour before the deployment, or of the same version where that one has nothing. */
  before: readonly MinuteRow[];
};

const total = (rows: readonly MinuteRow[], pick: (row: MinuteRow) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const seconds = (value: number) => `${value.toFixed(3)} s`;

export function judgeRollback(series: RollbackSeries): RollbackTrigger[] {
  return [judgeErrors(series), judgeLatency(series), judgeSignIns(series)];
}

function judgeErrors({ now }: RollbackSeries): RollbackTrigger {
  const requests = total(now, (row) => row.requests);
  const failures = total(now, (row) => row.failures);
  const about = { name: "errors", title: "More than 25 % of requests fail", threshold: ERRORS_MAX } as const;
  if (requests < REQUESTS_MIN)
    return {
      ...about,
      isFired: false,
      value: null,
      evidence: `${requests} requests in the window; fewer than ${REQUESTS_MIN} say nothing.`,
    };
  const value = failures / requests;
  return { ...about, isFired: value > ERRORS_MAX, value, evidence: `${failures} of ${requests} requests failed: ${percent(value)}.` };
}

function judgeLatency({ now, before }: RollbackSeries): RollbackTrigger {
  const about = { name: "latency", title: "Answers are half as slow again as before", threshold: SLOWER_MAX } as const;
  const [own, usual] = [now, before].map((rows) => sumDistributions(rows.map(({ duration }) => duration)));
  const [p95, baseline] = [own, usual].map((each) => (each && countOf(each) >= REQUESTS_MIN ? quantile(0.95, each) : null));
  if (p95 === null || p95 === undefined || baseline === null || baseline === undefined || baseline === 0)
    return { ...about, isFired: false, value: null, evidence: "Too few requests now or before to compare." };
  const value = p95 / baseline - 1;
  const evidence = `p95 is ${seconds(p95)}, before it was ${seconds(baseline)}: ${value >= 0 ? "+" : ""}${percent(value)}.`;
  return { ...about, isFired: value > SLOWER_MAX && p95 > SLOW_SECONDS_MIN, value, evidence };
}

function judgeSignIns({ now, before }: RollbackSeries): RollbackTrigger {
  const about = {
    name: "authentication",
    title: "Signing in fails far more often than before",
    threshold: REFUSED_MIN_PER_MINUTE,
  } as const;
  const value = total(now, (row) => row.authFailures) / Math.max(1, now.length);
  const usual = total(before, (row) => row.authFailures) / Math.max(1, before.length);
  const isFired = value > REFUSED_MIN_PER_MINUTE && value > REFUSED_TIMES * usual;
  return { ...about, isFired, value, evidence: `${value.toFixed(1)} refused sign-ins a minute, before it was ${usual.toFixed(1)}.` };
}
