import type { Context } from "../../platform/context.ts";
import type { Measurements } from "../../platform/measurements/measurements.ts";
import { SCHEDULES, slotAfter } from "../cron.ts";
import { readRollback } from "../rollback/get-rollback.ts";
import { UNUSUAL } from "./judges.ts";
import type { BackupAges, Observation, ServiceName } from "./observation.ts";
import type { ObserveDeps } from "./ports.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
const READ_MINUTES = 10;
const LETTERS_MAX = 1_000;
const LETTERS_WITHIN_MS = 15 * MINUTE_MS;
/** Ticks come late, and small plans tick every half hour. */
const SCHEDULE_GRACE_MS = 35 * MINUTE_MS;
const PING_MS = 1_000;

type Observing = Pick<Context<ObserveDeps>, "deps" | "clock" | "log">;

/** Everything the rules look at. What cannot be read is null, which changes no alert. */
export async function observe(ctx: Observing): Promise<Observation> {
  const { deps, clock } = ctx;
  const at = new Date(clock.now());
  const known = <Value>(what: string, read: Promise<Value>): Promise<Value | null> =>
    read.catch((error: unknown) => {
      ctx.log.warn({ error, what }, "part of what alerts look at could not be read");
      return null;
    });
  const [minutes, services, providers, backups, jobs, missedSchedules, rollback] = await Promise.all([
    known("measurements", deps.measurements.read(new Date(at.getTime() - READ_MINUTES * MINUTE_MS), new Date(at.getTime() + 1))),
    lookAtServices(deps),
    known("providers", readProviders(deps)),
    known("backups", readBackups(deps, at)),
    known("jobs", readJobs(deps, at)),
    known("schedules", readMissed(deps, at)),
    known("rollback", readRollback(ctx)),
  ]);
  const perMinute = (minutes ?? []).reduce((sum, row) => sum + row.authFailures, 0) / READ_MINUTES;
  const usualAuthFailures = perMinute > UNUSUAL.leastPerMinute / 2 ? await known("sign-ins", readUsual(deps.measurements, at)) : null;
  const rollbackTriggers = rollback?.triggers.filter(({ isFired }) => isFired).length ?? null;
  return { at, minutes, usualAuthFailures, services, providers, backups, jobs, missedSchedules, rollbackTriggers };
}

export async function lookAtServices({ db, redis, queue, probes }: Pick<ObserveDeps, "db" | "redis" | "queue" | "probes">) {
  const [database, redisState, queueState] = await Promise.all([
    probes.look("database", () => db.ping(PING_MS)),
    redis ? probes.look("redis", () => redis.ping()) : undefined,
    probes.look("queue", () => queue.ping()),
  ]);
  const services: Partial<Record<ServiceName, boolean>> = { database, queue: queueState };
  return redisState === undefined ? services : { ...services, redis: redisState };
}

async function readProviders({ router }: ObserveDeps): Promise<Observation["providers"]> {
  const states = await router.states();
  return states
    .filter(({ isDemo }) => !isDemo)
    .map(({ provider, condition }) => ({ provider, isUp: condition === "ready" || condition === "half-open" }));
}

/** Null where this deployment makes none: readiness says so, and nobody is woken for it. */
export async function readBackups({ backups, backupSetup, deployments }: ObserveDeps, at: Date): Promise<BackupAges | null> {
  if (backupSetup.keys.length === 0 || backupSetup.storage === null) return null;
  const [complete, verified, since] = await Promise.all([
    backups.findNewest("complete"),
    backups.findNewest("verified"),
    deployments.firstSeenAt(),
  ]);
  const age = (last: Date | null | undefined) => (at.getTime() - (last ?? since ?? at).getTime()) / 1_000;
  return { completeSeconds: age(complete?.completedAt), verifiedSeconds: age(verified?.verified?.at) };
}

export async function readJobs({ jobs, turns, deadLetters }: ObserveDeps, at: Date): Promise<Observation["jobs"]> {
  const [job, turn, newDeadLetters] = await Promise.all([
    jobs.ledger.findOldestWaiting(),
    turns.ledger.findOldestWaiting(),
    deadLetters.countSince(new Date(at.getTime() - LETTERS_WITHIN_MS), LETTERS_MAX),
  ]);
  const waiting = [job, turn].flatMap((since) => (since === null ? [] : [at.getTime() - since.getTime()]));
  return { oldestWaitingSeconds: Math.max(0, ...waiting) / 1_000, newDeadLetters };
}

/** One that has run once, and not when it was due since. */
export async function readMissed({ schedules }: ObserveDeps, at: Date): Promise<string[]> {
  const ran = new Map((await schedules.listAll()).map(({ _id, slot }) => [_id, slot]));
  return SCHEDULES.filter((schedule) => {
    const slot = ran.get(schedule.name);
    return slot !== undefined && slotAfter(schedule, slot.getTime()).getTime() + SCHEDULE_GRACE_MS < at.getTime();
  }).map(({ name }) => name);
}

/** A minute's mean over the week before: only asked for where there are many now. */
async function readUsual(measurements: Measurements, at: Date): Promise<number> {
  const until = at.getTime() - READ_MINUTES * MINUTE_MS;
  const days = Array.from({ length: WEEK_DAYS }, (_, day) => [until - (day + 1) * DAY_MS, until - day * DAY_MS] as const);
  const rows = await Promise.all(days.map(([from, to]) => measurements.read(new Date(from), new Date(to))));
  return rows.flat().reduce((sum, { authFailures }) => sum + authFailures, 0) / (WEEK_DAYS * 24 * 60);
}
