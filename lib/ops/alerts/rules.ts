// The alert rules, once: evaluated by ourselves from what the deployment counts, and written as a rules file for Prometheus.

import type { AlertIncident } from "../health/incidents.ts";
import type { ALERT_SEVERITIES, ALERT_UNITS, RuleName } from "./alert.schema.ts";
import {
  CALLS_MIN,
  type Judge,
  judgeAuthFailures,
  judgeBackups,
  judgeDeadLetters,
  judgeErrorRate,
  judgeProviders,
  judgeQuantile,
  judgeReachable,
  judgeRollback,
  judgeSchedules,
  judgeWaiting,
  REQUESTS_MIN,
  UNUSUAL,
  VERIFIED_SECONDS_MAX,
} from "./judges.ts";

export type AlertRule = {
  name: RuleName;
  title: string;
  severity: (typeof ALERT_SEVERITIES)[number];
  /** How long it has to be so before people are told, and how long to be well before it is resolved. */
  forMs: number;
  threshold: number;
  unit: (typeof ALERT_UNITS)[number];
  summary: string;
  runbook: string;
  /** PromQL, true of the same. */
  expression: string;
  judge: Judge;
  /** What everybody may read while it fires, without a word of how we are made; null where nobody outside notices. */
  incident: Pick<AlertIncident, "title" | "services" | "severity"> | null;
};

const MINUTE = 60_000;
const HOUR_SECONDS = 3_600;

const requests = "sum(increase(aegis_http_requests_total[5m]))";
const slow = (share: number, seconds: number) =>
  `histogram_quantile(${share}, sum by (le) (increase(aegis_http_request_duration_seconds_bucket[5m]))) > ${seconds} ` +
  `and sum(increase(aegis_http_request_duration_seconds_count[5m])) >= ${REQUESTS_MIN}`;
/** What says nothing about a provider, as the minutes have it. */
const NO_FAILURES = "ok|aborted|slower|refused|invalid_request|unsupported";
const calls = (matches: "=~" | "!~") => `sum by (provider) (increase(aeges_requests_total{status${matches}"${NO_FAILURES}"}[5m]))`;
const SIGN_INS = 'method="POST",route=~"/auth/.+",route!~"/auth/(refresh|logout)",status=~"401|403"';
const refused = (window: string) => `sum(rate(aegis_http_requests_total{${SIGN_INS}}[${window}])) * 60`;
const isDown = (service: string) => `aegis_service_up{service="${service}"} == 0`;

// Long on purpose: a table
export const RULES: readonly AlertRule[] = [
  {
    name: "HighLatency",
    title: "Answers are slow",
    ...{ severity: "warning", forMs: 5 * MINUTE, threshold: 0.8, unit: "seconds" },
    summary: "One answer in twenty takes longer than 0.8 s until its first byte.",
    runbook: "docs/runbooks/slow.md",
    expression: slow(0.95, 0.8),
    judge: judgeQuantile(0.95),
    incident: { title: "Answers take longer than usual", services: ["database"], severity: "minor" },
  },
  {
    name: "SlowRequests",
    title: "Some answers are very slow",
    ...{ severity: "warning", forMs: 5 * MINUTE, threshold: 2, unit: "seconds" },
    summary: "One answer in a hundred takes longer than 2 s until its first byte.",
    runbook: "docs/runbooks/slow.md",
    expression: slow(0.99, 2),
    judge: judgeQuantile(0.99),
    incident: null,
  },
  {
    name: "ErrorRate",
    title: "Requests fail",
    ...{ severity: "critical", forMs: 5 * MINUTE, threshold: 0.01, unit: "share" },
    summary: "More than 1 % of all requests are answered with an error of ours.",
    runbook: "docs/runbooks/errors.md",
    expression: `sum(increase(aegis_http_requests_total{status=~"5.."}[5m])) / ${requests} > 0.01 and ${requests} >= ${REQUESTS_MIN}`,
    judge: judgeErrorRate,
    incident: { title: "Some requests fail", services: ["database"], severity: "major" },
  },
  {
    name: "ProviderDown",
    title: "An AI provider is down",
    ...{ severity: "warning", forMs: MINUTE, threshold: 1, unit: "up" },
    summary: "It is closed off, or has answered none of its calls in five minutes. Others answer in its place where they may.",
    runbook: "docs/runbooks/provider-outage.md",
    expression: `aegis_provider_up == 0 or (${calls("!~")} >= ${CALLS_MIN} unless ${calls("=~")} > 0)`,
    judge: judgeProviders,
    incident: null,
  },
  {
    name: "DatabaseDown",
    title: "The database is down",
    ...{ severity: "critical", forMs: MINUTE, threshold: 1, unit: "up" },
    summary: "MongoDB does not answer: nothing can be read or written.",
    runbook: "docs/runbooks/database-down.md",
    expression: isDown("database"),
    judge: judgeReachable("database"),
    incident: { title: "The service is not available", services: ["database"], severity: "critical" },
  },
  {
    name: "RedisDown",
    title: "Redis is down",
    ...{ severity: "warning", forMs: MINUTE, threshold: 1, unit: "up" },
    summary: "Redis does not answer: limits count in MongoDB and streams follow it, more slowly.",
    runbook: "docs/runbooks/redis-lost.md",
    expression: isDown("redis"),
    judge: judgeReachable("redis"),
    incident: null,
  },
  {
    name: "QueueDown",
    title: "The queue is down",
    ...{ severity: "critical", forMs: MINUTE, threshold: 1, unit: "up" },
    summary: "QStash does not answer: background work waits until it does.",
    runbook: "docs/runbooks/queue-backlog.md",
    expression: isDown("queue"),
    judge: judgeReachable("queue"),
    incident: { title: "Answers and background work are delayed", services: ["queue"], severity: "major" },
  },
  {
    name: "AuthFailures",
    title: "Many sign-ins are refused",
    ...{ severity: "warning", forMs: 0, threshold: 30, unit: "per-minute" },
    summary: "More than 30 a minute over five minutes, or ten times what the week before had.",
    runbook: "docs/runbooks/sign-in-attacks.md",
    expression:
      `${refused("5m")} > 30 or ` +
      `(${refused("5m")} > ${UNUSUAL.leastPerMinute} and ${refused("5m")} > ${UNUSUAL.times} * ${refused("7d")})`,
    judge: judgeAuthFailures,
    incident: null,
  },
  {
    name: "BackupStale",
    title: "The last backup is too old",
    ...{ severity: "critical", forMs: 0, threshold: 7 * HOUR_SECONDS, unit: "seconds" },
    summary: "No complete backup for 7 hours, or none that was restored and compared for 8 days.",
    runbook: "docs/runbooks/restore.md",
    expression:
      `aegis_backup_age_seconds{state="complete"} > ${7 * HOUR_SECONDS} ` +
      `or aegis_backup_age_seconds{state="verified"} > ${VERIFIED_SECONDS_MAX}`,
    judge: judgeBackups,
    incident: null,
  },
  {
    name: "JobsStuck",
    title: "Background work waits",
    ...{ severity: "warning", forMs: 0, threshold: 300, unit: "seconds" },
    summary: "A job that nobody has begun is older than five minutes.",
    runbook: "docs/runbooks/queue-backlog.md",
    expression: "aegis_jobs_oldest_waiting_seconds > 300",
    judge: judgeWaiting,
    incident: null,
  },
  {
    name: "DeadLetters",
    title: "Jobs were given up",
    ...{ severity: "warning", forMs: 0, threshold: 0, unit: "count" },
    summary: "In the last 15 minutes jobs failed as often as they may, and wait for somebody to replay them.",
    runbook: "docs/runbooks/queue-backlog.md",
    expression: "aegis_dead_letters_recent > 0",
    judge: judgeDeadLetters,
    incident: null,
  },
  {
    name: "ScheduleMissed",
    title: "A schedule was missed",
    ...{ severity: "warning", forMs: 0, threshold: 0, unit: "count" },
    summary: "What runs by the clock has not run when it was due.",
    runbook: "docs/runbooks/missed-schedules.md",
    expression: "aegis_schedule_missed == 1",
    judge: judgeSchedules,
    incident: null,
  },
  {
    name: "RollbackAdvised",
    title: "Going back to the version before is advised",
    ...{ severity: "critical", forMs: 0, threshold: 0, unit: "count" },
    summary: "Since this version runs, a trigger holds: errors over 25 %, answers half as slow again, or sign-ins that fail.",
    runbook: "docs/runbooks/roll-back.md",
    expression: "aegis_rollback_triggers > 0",
    judge: judgeRollback,
    incident: null,
  },
];

export function ruleOf(name: RuleName): AlertRule {
  const rule = RULES.find((each) => each.name === name);
  if (!rule) throw new Error(`No rule ${name}.`);
  return rule;
}
