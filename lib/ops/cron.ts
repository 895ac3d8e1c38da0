// The one table of what happens by the clock. A schedule without `everyMs` has its slots by `cron`, always in UTC; one with it has a slot
// each period since 1970, and its `cron` says the same for people. Vercel's cron and the queue's tick are derived from here.

import { Cron } from "croner";

export type Schedule = {
  name: string;
  /** What it does, for people. */
  title: string;
  cron: string;
  everyMs?: number;
  /** How long one run may take before it counts as dead and may be taken over. */
  timeoutMs: number;
  /** What happens to slots nobody ticked: the newest is run, however late, or none is. Either way the others are written down. */
  whenMissed: "run-latest" | "skip";
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const every = (minutes: number) => ({
  cron: minutes === 1 ? "* * * * *" : minutes === 60 ? "0 * * * *" : `*/${minutes} * * * *`,
  everyMs: minutes * MINUTE,
  timeoutMs: 4 * MINUTE,
  whenMissed: "run-latest" as const,
});

const byCron = (cron: string) => ({ cron, timeoutMs: 4 * MINUTE, whenMissed: "run-latest" as const });

export const SCHEDULES: readonly Schedule[] = [
  { name: "platform.sweep", title: "Publish waiting work and finish what was left undone", ...every(1) },
  { name: "ai.lapse-budget-holds", title: "Free money that dead processes had set aside", ...every(1) },
  { name: "platform.chain-audit", title: "Chain and sign what happened", ...every(1) },
  { name: "ops.check-alerts", title: "Look whether anything is wrong, and tell whoever runs the deployment", ...every(1) },
  { name: "platform.retain-audit", title: "Drop what trails no longer keep", ...every(5) },
  { name: "platform.rotate-data-keys", title: "Go on with key rotations", ...every(5) },
  { name: "platform.rewrap-keys", title: "Wrap data keys under the newest key", ...every(60) },
  { name: "auth.sweep-deletions", title: "Delete accounts and organizations that are due", ...every(5) },
  { name: "risk.finish-observations", title: "Finish what transactions are compared with", ...every(1) },
  { name: "risk.open-due-cases", title: "Open cases of risky transactions", ...every(1) },
  { name: "risk.sweep-reviews", title: "Ask for reviews by models", ...every(1) },
  { name: "failsafe.start-drills", title: "Start drills that are due", ...every(60) },
  { name: "failsafe.decide-trips", title: "Decide trips that are due", ...every(1) },
  { name: "knowledge.sweep-uploads", title: "Clear uploads nobody finished", ...every(60) },
  { name: "integrations.remind-owners", title: "Remind owners of keys to rotate, each key once a month", ...every(60) },
  { name: "risk.learn-outcomes", title: "Learn from decided cases", ...every(15) },
  { name: "ops.check-health", title: "Check everything the service stands on, for the history", ...every(5) },
  {
    ...{ name: "ops.back-up", title: "Copy everything; the copy of 02:00 is the day's", cron: "0 2,8,14,20 * * *" },
    ...{ timeoutMs: 4 * MINUTE, whenMissed: "run-latest" },
  },
  {
    ...{ name: "ops.verify-backup", title: "Read the newest copy back and compare", cron: "0 4 * * 0" },
    ...{ timeoutMs: 4 * MINUTE, whenMissed: "run-latest" },
  },
  {
    ...{ name: "ops.drill-restore", title: "Rehearse the whole way back from the newest copy", cron: "0 5 1 * *" },
    ...{ timeoutMs: 4 * MINUTE, whenMissed: "run-latest" },
  },
  { name: "ai.tell-of-budgets", title: "Tell of budgets that come to 80 % and to 100 %", ...every(60) },
  { name: "notifications.send-daily", title: "Send the report of yesterday", ...byCron("0 1 * * *") },
  { name: "notifications.send-weekly", title: "Send the digest of last week", ...byCron("0 9 * * 1") },
  { name: "risk.tend-models", title: "Retrain risk models that are due, each at most daily", ...every(15) },
];

/** How often slots come: of a cron expression the time between the two last before `at`. */
export function periodOf(schedule: Schedule, at: number): number {
  if (schedule.everyMs !== undefined) return schedule.everyMs;
  const [last, before] = readCron(schedule.cron).previousRuns(2, justAfter(at));
  return last && before ? last.getTime() - before.getTime() : DAY;
}

/** The newest slot that has begun. `leastMs`: how often somebody ticks at all, where that is less often than the schedule. */
export function slotAt({ cron, everyMs }: Pick<Schedule, "cron" | "everyMs">, at: number, leastMs = 0): Date {
  if (everyMs === undefined) return previousOf(cron, at);
  const period = Math.max(everyMs, leastMs);
  return new Date(Math.floor(at / period) * period);
}

/** The first slot after this moment. */
export function slotAfter({ cron, everyMs }: Pick<Schedule, "cron" | "everyMs">, at: number, leastMs = 0): Date {
  if (everyMs === undefined) return nextOf(cron, at);
  const period = Math.max(everyMs, leastMs);
  return new Date((Math.floor(at / period) + 1) * period);
}

const read = new Map<string, Cron>();

/** Croner looks before a moment, in whole seconds, so a slot that begins now needs one more. */
const justAfter = (at: number) => new Date((Math.floor(at / 1_000) + 1) * 1_000);

function previousOf(cron: string, at: number): Date {
  const [found] = readCron(cron).previousRuns(1, justAfter(at));
  if (!found) throw new Error(`Nothing has ever been due by ${cron}.`);
  return found;
}

function nextOf(cron: string, at: number): Date {
  const found = readCron(cron).nextRun(new Date(at));
  if (!found) throw new Error(`Nothing will ever be due by ${cron}.`);
  return found;
}

function readCron(cron: string): Cron {
  const known = read.get(cron) ?? new Cron(cron, { timezone: "UTC", paused: true });
  read.set(cron, known);
  return known;
}

/** How often somebody ticks at most; a schedule comes no more often than that. */
export const tickMsOf = (minutes: number) => minutes * MINUTE;

/** Vercel's free plan runs a cron once a day: that one tick runs whatever is due. */
export const DAILY_TICK = { path: "/api/cron/daily", schedule: "0 3 * * *" } as const;

export const TICK_PATH = "/api/jobs/tick";

/** The queue's tick: every minute, unless a small plan asks for less. */
export function tickCron(minutes: number): string {
  return minutes === 1 ? "* * * * *" : `*/${minutes} * * * *`;
}
