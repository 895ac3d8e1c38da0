import type { MinuteRow } from "../../platform/measurements/measurements.ts";
import { countOf, quantile, sumDistributions } from "../quantile.ts";
import { type Observation, type ServiceName, WINDOW_MINUTES, withinWindow } from "./observation.ts";

/** `subject` is empty where a rule has only one. */
export type Judged = { subject: string; isIll: boolean; value: number | null };

/** Null where nothing is known: whatever stands, stands. */
export type Judge = (observation: Observation, threshold: number) => Judged[] | null;

/** One slow answer at night says nothing about the service. */
export const REQUESTS_MIN = 20;
/** Of the last five minutes: fewer failed calls say nothing about a provider. */
export const CALLS_MIN = 3;
/** Times what the week before had, and never less than so many a minute. */
export const UNUSUAL = { times: 10, leastPerMinute: 5 } as const;
export const VERIFIED_SECONDS_MAX = 8 * 86_400;

const single = (isIll: boolean, value: number | null): Judged[] => [{ subject: "", isIll, value }];

function overWindow({ minutes, at }: Observation, judge: (rows: MinuteRow[]) => Judged[]): Judged[] | null {
  return minutes && judge(withinWindow(minutes, at));
}

export const judgeQuantile =
  (share: number): Judge =>
  (observation, threshold) =>
    overWindow(observation, (rows) => {
      const durations = sumDistributions(rows.map(({ duration }) => duration));
      const value = quantile(share, durations);
      return single(value !== null && value > threshold && countOf(durations) >= REQUESTS_MIN, value);
    });

export const judgeErrorRate: Judge = (observation, threshold) =>
  overWindow(observation, (rows) => {
    const requests = total(rows, ({ requests }) => requests);
    if (requests < REQUESTS_MIN) return single(false, null);
    const share = total(rows, ({ failures }) => failures) / requests;
    return single(share > threshold, share);
  });

/** Closed off by the router, or asked and never answering. */
export const judgeProviders: Judge = ({ providers, minutes, at }) => {
  if (providers === null && minutes === null) return null;
  const rows = withinWindow(minutes ?? [], at);
  const names = new Set([...(providers ?? []).map(({ provider }) => provider), ...rows.flatMap((row) => Object.keys(row.providers))]);
  return [...names].toSorted().map((subject) => {
    const calls = total(rows, (row) => row.providers[subject]?.calls ?? 0);
    const failures = total(rows, (row) => row.providers[subject]?.failures ?? 0);
    const isClosed = providers?.some(({ provider, isUp }) => provider === subject && !isUp) ?? false;
    const isIll = isClosed || (failures >= CALLS_MIN && failures === calls);
    return { subject, isIll, value: isIll ? 0 : 1 };
  });
};

export const judgeReachable =
  (name: ServiceName): Judge =>
  ({ services }) => {
    const isUp = services[name];
    return isUp === undefined ? [] : single(!isUp, isUp ? 1 : 0);
  };

export const judgeAuthFailures: Judge = (observation, threshold) =>
  overWindow(observation, (rows) => {
    const perMinute = total(rows, ({ authFailures }) => authFailures) / WINDOW_MINUTES;
    const usual = observation.usualAuthFailures;
    const isUnusual = usual !== null && perMinute > UNUSUAL.leastPerMinute && perMinute > UNUSUAL.times * usual;
    return single(perMinute > threshold || isUnusual, perMinute);
  });

export const judgeBackups: Judge = ({ backups }, threshold) =>
  backups && [
    { subject: "complete", isIll: backups.completeSeconds > threshold, value: backups.completeSeconds },
    { subject: "verified", isIll: backups.verifiedSeconds > VERIFIED_SECONDS_MAX, value: backups.verifiedSeconds },
  ];

export const judgeWaiting: Judge = ({ jobs }, threshold) =>
  jobs && single(jobs.oldestWaitingSeconds > threshold, jobs.oldestWaitingSeconds);

export const judgeDeadLetters: Judge = ({ jobs }, threshold) => jobs && single(jobs.newDeadLetters > threshold, jobs.newDeadLetters);

export const judgeSchedules: Judge = ({ missedSchedules }) =>
  missedSchedules?.map((subject) => ({ subject, isIll: true, value: 1 })) ?? null;

export const judgeRollback: Judge = ({ rollbackTriggers }, threshold) =>
  rollbackTriggers === null ? null : single(rollbackTriggers > threshold, rollbackTriggers);

function total(rows: readonly MinuteRow[], pick: (row: MinuteRow) => number): number {
  return rows.reduce((sum, row) => sum + pick(row), 0);
}
