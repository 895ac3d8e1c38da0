// What the alert rules are tried on: each rule has a case that fires it and one that does not. The same series go through Prometheus and
// through our own evaluation, which have to say the same minute by minute.

import type { RuleName } from "../../../lib/ops/alerts/alert.schema.ts";
import type { Gauge } from "../../../lib/platform/measurements/format-exposition.ts";

/** What one minute counts; seconds are of each answer. */
export type CaseMinute = {
  requests?: number;
  failures?: number;
  refusedSignIns?: number;
  seconds?: number;
  calls?: Readonly<Record<string, { ok: number; failed: number }>>;
};

export type RuleCase = {
  rule: RuleName;
  name: string;
  fires: boolean;
  minutes: number;
  counts(minute: number): CaseMinute;
  gauges(minute: number): readonly Gauge[];
};

const NONE = () => [];
const NOTHING = () => ({});
const gauge = (name: string, value: number, labels: Gauge["labels"] = {}): Gauge => ({ name, labels, value });
const MINUTES = 20;

const counted = (rule: RuleName, name: string, fires: boolean, counts: RuleCase["counts"]): RuleCase => ({
  ...{ rule, name, fires, minutes: MINUTES, counts, gauges: NONE },
});
const shown = (rule: RuleName, name: string, fires: boolean, gauges: RuleCase["gauges"]): RuleCase => ({
  ...{ rule, name, fires, minutes: MINUTES, counts: NOTHING, gauges },
});
/** Well, ill from the third to the twelfth minute, and well again. */
const during = (minute: number) => minute >= 3 && minute < 12;
const service = (name: string, isDown: (minute: number) => boolean) => (minute: number) => [
  gauge("aegis_service_up", isDown(minute) ? 0 : 1, { service: name }),
];
const single = (name: string, ill: number, well: number) => (minute: number) => [gauge(name, during(minute) ? ill : well)];
const always = (name: string, value: number) => () => [gauge(name, value)];
const backups = (complete: number, verified: number) => () => [
  gauge("aegis_backup_age_seconds", complete, { state: "complete" }),
  gauge("aegis_backup_age_seconds", verified, { state: "verified" }),
];
const HOUR = 3_600;

export const CASES: readonly RuleCase[] = [
  counted("HighLatency", "slow answers", true, (minute) => ({ requests: 60, seconds: during(minute) ? 1.5 : 0.02 })),
  counted("HighLatency", "slow for one minute", false, (minute) => ({ requests: 60, seconds: minute === 3 ? 1.5 : 0.02 })),
  counted("SlowRequests", "very slow answers", true, (minute) => ({ requests: 60, seconds: during(minute) ? 4 : 0.02 })),
  counted("SlowRequests", "three slow answers at night", false, (minute) => (minute === 3 ? { requests: 3, seconds: 4 } : {})),
  counted("ErrorRate", "one in twenty fails", true, (minute) => ({ requests: 100, failures: during(minute) ? 5 : 0 })),
  counted("ErrorRate", "one in two hundred fails", false, () => ({ requests: 200, failures: 1 })),
  counted("ProviderDown", "a provider that never answers", true, (minute) => ({
    calls: { groq: during(minute) ? { ok: 0, failed: 4 } : { ok: 4, failed: 0 }, openai: { ok: 9, failed: 0 } },
  })),
  counted("ProviderDown", "a provider that fails now and then", false, () => ({ calls: { groq: { ok: 4, failed: 4 } } })),
  shown("ProviderDown", "a provider that is closed off", true, (minute) => [
    gauge("aegis_provider_up", during(minute) ? 0 : 1, { provider: "xai" }),
  ]),
  shown("DatabaseDown", "no answer for minutes", true, service("database", during)),
  shown(
    "DatabaseDown",
    "no answer once",
    false,
    service("database", (minute) => minute === 5),
  ),
  shown("RedisDown", "no answer for minutes", true, service("redis", during)),
  shown(
    "RedisDown",
    "it answers",
    false,
    service("redis", () => false),
  ),
  shown("QueueDown", "no answer for minutes", true, service("queue", during)),
  shown(
    "QueueDown",
    "it answers",
    false,
    service("queue", () => false),
  ),
  counted("AuthFailures", "many are refused", true, (minute) => ({ refusedSignIns: during(minute) ? 60 : 0 })),
  counted("AuthFailures", "a few are refused", false, () => ({ refusedSignIns: 3 })),
  shown("BackupStale", "none for eight hours", true, backups(8 * HOUR, 24 * HOUR)),
  shown("BackupStale", "none verified for nine days", true, backups(HOUR, 9 * 24 * HOUR)),
  shown("BackupStale", "both in time", false, backups(6 * HOUR, 7 * 24 * HOUR)),
  shown("JobsStuck", "one waits for ten minutes", true, single("aegis_jobs_oldest_waiting_seconds", 600, 0)),
  shown("JobsStuck", "one waits for a minute", false, always("aegis_jobs_oldest_waiting_seconds", 60)),
  shown("DeadLetters", "two were given up", true, single("aegis_dead_letters_recent", 2, 0)),
  shown("DeadLetters", "none was given up", false, always("aegis_dead_letters_recent", 0)),
  shown("ScheduleMissed", "one has not run", true, (minute) =>
    during(minute) ? [gauge("aegis_schedule_missed", 1, { schedule: "platform.sweep" })] : [],
  ),
  shown("ScheduleMissed", "all have run", false, NONE),
  shown("RollbackAdvised", "a trigger holds", true, single("aegis_rollback_triggers", 1, 0)),
  shown("RollbackAdvised", "none holds", false, always("aegis_rollback_triggers", 0)),
];
