import type { MinuteRow } from "../../platform/measurements/measurements.ts";

/** What the rules look at, all of it at once. Null stands for "not known now", which is neither well nor ill. */
export type Observation = {
  at: Date;
  /** Of the last minutes, in order; those in which nothing happened are left out. */
  minutes: readonly MinuteRow[] | null;
  /** Refused sign-ins per minute, over the week before; null where nothing is known of it. */
  usualAuthFailures: number | null;
  /** `false` is down; a service this deployment has not got is left out. */
  services: Readonly<Partial<Record<ServiceName, boolean>>>;
  providers: readonly { provider: string; isUp: boolean }[] | null;
  backups: BackupAges | null;
  jobs: { oldestWaitingSeconds: number; newDeadLetters: number } | null;
  missedSchedules: readonly string[] | null;
  /** How many triggers of a rollback hold. */
  rollbackTriggers: number | null;
};

export type ServiceName = "database" | "redis" | "queue";

/** Where there is none yet, since the first start of the deployment. */
export type BackupAges = { completeSeconds: number; verifiedSeconds: number };

export const WINDOW_MINUTES = 5;
const MINUTE_MS = 60_000;

/** The last five full minutes and the one that has begun. */
export function withinWindow(minutes: readonly MinuteRow[], at: Date): MinuteRow[] {
  const from = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS - WINDOW_MINUTES * MINUTE_MS;
  return minutes.filter((row) => row.at.getTime() >= from && row.at <= at);
}
