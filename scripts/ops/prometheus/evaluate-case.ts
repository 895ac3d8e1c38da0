import { evaluateRules, isOpen, type Standing } from "../../../lib/ops/alerts/alert-machine.ts";
import type { Observation } from "../../../lib/ops/alerts/observation.ts";
import { ruleOf } from "../../../lib/ops/alerts/rules.ts";
import { DURATION_BOUNDS, type MinuteRow } from "../../../lib/platform/measurements/measurements.ts";
import type { RuleCase } from "./cases.ts";

const MINUTE_MS = 60_000;
const WEEK_MINUTES = 7 * 24 * 60;

/** Which subjects our own evaluation has firing, minute by minute: at `t` it knows the minutes before. */
export function evaluateCase(each: RuleCase): string[][] {
  const rule = ruleOf(each.rule);
  let standing: Standing[] = [];
  return Array.from({ length: each.minutes + 1 }, (_, minute) => {
    const transitions = evaluateRules([rule], observationOf(each, minute), standing);
    const changed = new Set(transitions.map((transition) => transition.standing.subject));
    const kept = transitions.filter(({ type }) => type !== "dropped").map((transition) => transition.standing);
    standing = [...standing.filter(({ subject }) => !changed.has(subject)), ...kept];
    return standing.filter((alert) => isOpen(alert) && alert.state === "firing").map(({ subject }) => subject);
  });
}

export function bucketOf(seconds: number): number {
  const found = DURATION_BOUNDS.findIndex((bound) => seconds <= bound);
  return found === -1 ? DURATION_BOUNDS.length : found;
}

function rowOf({ counts }: RuleCase, minute: number): MinuteRow {
  const { requests = 0, failures = 0, refusedSignIns = 0, seconds = 0.02, calls = {} } = counts(minute);
  const bucket = bucketOf(seconds);
  const duration = (count: number) => ({
    counts: Array.from({ length: DURATION_BOUNDS.length + 1 }, (_, index) => (index === bucket ? count : 0)),
    sum: count * seconds,
  });
  const providers = Object.entries(calls).map(([name, { ok, failed }]) => {
    return [name, { calls: ok + failed, failures: failed, duration: duration(0) }] as const;
  });
  const total = requests + refusedSignIns;
  return {
    ...{ at: new Date(minute * MINUTE_MS), requests: total, failures, authFailures: refusedSignIns, duration: duration(requests) },
    providers: Object.fromEntries(providers),
  };
}

function observationOf(each: RuleCase, minute: number): Observation {
  const gauges = each.gauges(minute);
  const values = (name: string) => gauges.filter((gauge) => gauge.name === name);
  const value = (name: string) => values(name)[0]?.value ?? null;
  const rows = Array.from({ length: minute }, (_, before) => rowOf(each, before));
  const [waiting, letters, age] = [
    value("aegis_jobs_oldest_waiting_seconds"),
    value("aegis_dead_letters_recent"),
    new Map(values("aegis_backup_age_seconds").map(({ labels, value: seconds }) => [labels.state, seconds])),
  ];
  return {
    at: new Date(minute * MINUTE_MS),
    minutes: rows,
    usualAuthFailures: rows.reduce((sum, { authFailures }) => sum + authFailures, 0) / WEEK_MINUTES,
    services: Object.fromEntries(values("aegis_service_up").map(({ labels, value: isUp }) => [labels.service, isUp === 1])),
    providers: values("aegis_provider_up").map(({ labels, value: isUp }) => ({ provider: labels.provider ?? "", isUp: isUp === 1 })),
    backups: age.size === 0 ? null : { completeSeconds: age.get("complete") ?? 0, verifiedSeconds: age.get("verified") ?? 0 },
    jobs: waiting === null && letters === null ? null : { oldestWaitingSeconds: waiting ?? 0, newDeadLetters: letters ?? 0 },
    missedSchedules: values("aegis_schedule_missed").map(({ labels }) => labels.schedule ?? ""),
    rollbackTriggers: value("aegis_rollback_triggers"),
  };
}
