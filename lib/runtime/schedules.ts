import { lapseBudgetHolds } from "../ai/lapse-budget-holds.ts";
import { sweepDeletions } from "../auth/privacy/sweep-deletions.ts";
import { finishTurn } from "../chat/finish-turn.ts";
import { sweepTripsDue } from "../failsafe/audits/decide-trip.ts";
import { startScheduledDrills } from "../failsafe/drills/start-scheduled-drills.ts";
import { remindOwners } from "../integrations/remind-owners.ts";
import { sweepUploads } from "../knowledge/uploads/sweep-uploads.ts";
import { retainAudit } from "../platform/audit/retain-audit.ts";
import { sequenceAudit } from "../platform/audit/sequence-audit.ts";
import { settleDenials } from "../platform/audit/settle-denials.ts";
import { advanceRotation } from "../platform/crypto/rotate-data-key.ts";
import { forEachAtMost } from "../platform/jobs/for-each-at-most.ts";
import { sweepDueCases } from "../risk/cases/sweep-due-cases.ts";
import { learnOutcomes } from "../risk/models/learn-outcomes.ts";
import { tendModels } from "../risk/models/tend-models.ts";
import { sweepReviews } from "../risk/reviews/request-reviews.ts";
import { finishObservations } from "../risk/transactions/finish-observations.ts";
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
const DENIALS = 1_000;
const FINISH_AT_ONCE = 4;
const REWRAP_BATCHES = 50;
const OUTCOME_BATCHES = 25;
/** Fifty documents each: what fits into a tick beside everything else. */
const ROTATION_STEPS = 100;

export const schedules: readonly Schedule[] = [
  { name: "platform.sweep", everyMs: MINUTE, run: sweep },
  { name: "ai.lapse-budget-holds", everyMs: MINUTE, run: lapseHolds },
  { name: "platform.chain-audit", everyMs: MINUTE, run: chainAudit },
  { name: "platform.retain-audit", everyMs: 5 * MINUTE, run: retainTrails },
  { name: "platform.rotate-data-keys", everyMs: 5 * MINUTE, run: rotateDataKeys },
  { name: "platform.rewrap-keys", everyMs: 60 * MINUTE, run: rewrapKeys },
  {
    name: "auth.sweep-deletions",
    everyMs: 5 * MINUTE,
    run: (runtime) => sweepDeletions(createSystemContext(runtime, { job: "auth.sweep-deletions", orgId: "" })),
  },
  { name: "risk.finish-observations", everyMs: MINUTE, run: async ({ deps }) => void (await finishObservations(deps, BATCH)) },
  { name: "risk.open-due-cases", everyMs: MINUTE, run: openDueCases },
  {
    name: "risk.sweep-reviews",
    everyMs: MINUTE,
    run: (runtime) => sweepReviews(createSystemContext(runtime, { job: "risk.sweep-reviews", orgId: "" }), BATCH),
  },
  { name: "failsafe.start-drills", everyMs: 60 * MINUTE, run: startDrills },
  { name: "failsafe.decide-trips", everyMs: MINUTE, run: decideDueTrips },
  { name: "knowledge.sweep-uploads", everyMs: 60 * MINUTE, run: ({ deps }) => sweepUploads(deps, BATCH) },
  { name: "integrations.remind-owners", everyMs: 60 * MINUTE, run: ({ deps }) => remindOwners(deps, BATCH) },
  { name: "risk.learn-outcomes", everyMs: 15 * MINUTE, run: learnRiskOutcomes },
  { name: "risk.tend-models", everyMs: 15 * MINUTE, run: tendRiskModels },
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
  await settleDenials(deps, DENIALS);
  const unchained = await deps.audit.listOrganizationsWithUnchained(BATCH);
  const unsigned = await deps.audit.listOrganizationsWithUnsigned(BATCH);
  for (const orgId of new Set([...unchained, ...unsigned])) await sequenceAudit(deps, orgId);
}

async function openDueCases(runtime: Runtime): Promise<void> {
  await sweepDueCases(runtime.deps, (orgId) => createSystemContext(runtime, { job: "risk.open-due-cases", orgId }), BATCH);
}

/** One step for every trail: what one run announces, a later one drops. */
async function retainTrails(runtime: Runtime): Promise<void> {
  const { deps } = runtime;
  for (const orgId of await deps.audit.listOrganizationsToRetain(new Date(deps.clock.now()), BATCH))
    await retainAudit(createSystemContext(runtime, { job: "platform.retain-audit", orgId }));
}

/** A rotation somebody began goes on here, whatever became of the command. */
async function rotateDataKeys({ deps }: Runtime): Promise<void> {
  for (const scopeId of await deps.keyRotations.listDue(new Date(deps.clock.now()), BATCH))
    for (let step = 0; step < ROTATION_STEPS; step += 1) if (!(await advanceRotation(deps, scopeId))) break;
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

/** Until none is left, or the tick has done its part; the next one goes on. */
async function learnRiskOutcomes({ deps }: Runtime): Promise<void> {
  for (let batch = 0; batch < OUTCOME_BATCHES; batch += 1) if ((await learnOutcomes(deps, BATCH)) < BATCH) return;
}

async function tendRiskModels(runtime: Runtime): Promise<void> {
  await tendModels(runtime.deps, BATCH, (orgId) => createSystemContext(runtime, { job: "risk.tend-models", orgId }));
}

async function decideDueTrips(runtime: Runtime): Promise<void> {
  await sweepTripsDue(runtime.deps, (orgId) => createSystemContext(runtime, { job: "failsafe.decide-trips", orgId }), BATCH);
}

async function startDrills(runtime: Runtime): Promise<void> {
  await startScheduledDrills(runtime.deps, (orgId) => createSystemContext(runtime, { job: "failsafe.start-drills", orgId }), BATCH);
}
