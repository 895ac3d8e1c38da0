import { lapseBudgetHolds } from "../ai/lapse-budget-holds.ts";
import { finishTurn } from "../chat/finish-turn.ts";
import { sequenceAudit } from "../platform/audit/sequence-audit.ts";
import { forEachAtMost } from "../platform/jobs/for-each-at-most.ts";
import { jobs } from "./jobs.ts";
import type { Runtime } from "./runtime.ts";
import { createSystemContext } from "./system-context.ts";

/**
 * The one table of schedules. Vercel Cron ticks it once a day, a QStash schedule every minute; each runs whatever is due,
 * and a slot is taken by one of them only. Every task is safe to repeat and to interrupt.
 */
export type Schedule = { name: string; everyMs: number; run(runtime: Runtime): Promise<void> };

const MINUTE = 60_000;
const BATCH = 200;
const FINISH_AT_ONCE = 4;
const REWRAP_BATCHES = 50;

export const schedules: readonly Schedule[] = [
  { name: "platform.sweep", everyMs: MINUTE, run: sweep },
  { name: "ai.lapse-budget-holds", everyMs: MINUTE, run: lapseHolds },
  { name: "platform.chain-audit", everyMs: MINUTE, run: chainAudit },
  { name: "platform.rewrap-keys", everyMs: 60 * MINUTE, run: rewrapKeys },
];

/** Publishes what is due, and does what a dying process left undone after a final state. */
async function sweep(runtime: Runtime): Promise<void> {
  const { deps } = runtime;
  for (const job of jobs) await job.sweep(deps, BATCH);
  await forEachAtMost(FINISH_AT_ONCE, await deps.turns.listUnprojected(BATCH), (turn) =>
    finishTurn(createSystemContext(runtime, { job: "platform.sweep", orgId: turn.orgId }), turn),
  );
}

/** A process that died with money set aside never tells what it has spent. */
async function lapseHolds({ deps }: Runtime): Promise<void> {
  await lapseBudgetHolds({ ...deps, accounts: deps.budgetAccounts, settlements: deps.budgetSettlements }, BATCH);
}

/** A slot of its own: a sweep that has much to do, fails or takes its process down does not keep the chains from growing. */
async function chainAudit({ deps }: Runtime): Promise<void> {
  for (const orgId of await deps.audit.listOrganizationsWithUnchained(BATCH)) await sequenceAudit(deps, orgId);
}

/** As many batches as fit into one tick; the next hour goes on where this one stopped. */
async function rewrapKeys({ deps }: Runtime): Promise<void> {
  for (let batch = 0; batch < REWRAP_BATCHES; batch += 1) {
    if ((await deps.cipher.rewrapDataKeys(BATCH)) < BATCH) return;
  }
}

export type ScheduleRun = { name: string; isRun: boolean };

/** One failing task does not keep the others from running; its error is kept on the schedule and thrown at the end. */
export async function runDueSchedules(runtime: Runtime): Promise<ScheduleRun[]> {
  const { deps } = runtime;
  const results: ScheduleRun[] = [];
  const failures: unknown[] = [];
  for (const schedule of schedules) {
    const now = deps.clock.now();
    const slot = new Date(Math.floor(now / schedule.everyMs) * schedule.everyMs);
    const isRun = await deps.schedules.takeSlot(schedule.name, slot, new Date(now), schedule.everyMs);
    results.push({ name: schedule.name, isRun });
    if (!isRun) continue;
    const failure = await schedule.run(runtime).then(
      () => null,
      (error: unknown) => error,
    );
    await deps.schedules.finish(schedule.name, slot, new Date(deps.clock.now()), failure === null ? null : "failed");
    if (failure !== null) failures.push(failure);
  }
  if (failures.length > 0) throw new AggregateError(failures, "A schedule failed.");
  return results;
}

export const TICK_PATH = "/api/jobs/tick";

/** Tells QStash to tick, every minute unless a small plan asks for less; repeating it changes nothing. */
export async function ensureSchedules(runtime: Runtime): Promise<void> {
  await runtime.deps.queue.schedule({ name: "aegis-tick", cron: tickCron(runtime.env.tickMinutes), path: TICK_PATH, body: {} });
}

function tickCron(minutes: number): string {
  return minutes === 1 ? "* * * * *" : `*/${minutes} * * * *`;
}
