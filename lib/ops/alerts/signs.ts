import type { Context } from "../../platform/context.ts";
import type { Gauge } from "../../platform/measurements/format-exposition.ts";
import { readRollback } from "../rollback/get-rollback.ts";
import { lookAtServices, readBackups, readJobs, readMissed } from "./observe.ts";
import type { ObserveDeps } from "./ports.ts";

type Sign = (ctx: Context<ObserveDeps>) => Promise<Gauge[]>;

const gauge = (name: string, value: number, labels: Gauge["labels"] = {}): Gauge => ({ name, labels, value });
const now = ({ clock }: Context) => new Date(clock.now());

/** What the alert rules look at beside the counters, for a Prometheus that evaluates the same rules. */
export const SIGNS: readonly Sign[] = [
  async ({ deps }) =>
    Object.entries(await lookAtServices(deps)).map(([service, isUp]) => gauge("aegis_service_up", isUp ? 1 : 0, { service })),
  async (ctx) => {
    const ages = await readBackups(ctx.deps, now(ctx));
    if (ages === null) return [];
    const age = (state: string, value: number) => gauge("aegis_backup_age_seconds", value, { state });
    return [age("complete", ages.completeSeconds), age("verified", ages.verifiedSeconds)];
  },
  async (ctx) => {
    const jobs = await readJobs(ctx.deps, now(ctx));
    if (jobs === null) return [];
    return [gauge("aegis_jobs_oldest_waiting_seconds", jobs.oldestWaitingSeconds), gauge("aegis_dead_letters_recent", jobs.newDeadLetters)];
  },
  async (ctx) => (await readMissed(ctx.deps, now(ctx))).map((schedule) => gauge("aegis_schedule_missed", 1, { schedule })),
  async (ctx) => [gauge("aegis_rollback_triggers", (await readRollback(ctx)).triggers.filter(({ isFired }) => isFired).length)],
];
