import { setTimeout as wait } from "node:timers/promises";
import { replayDeadLetter } from "../../../lib/admin/dead-letters/replay-dead-letter.ts";
import { FINAL_STATES, turnCollection } from "../../../lib/chat/turn.store.ts";
import { deadLetterCollection } from "../../../lib/platform/jobs/dead-letter.store.ts";
import { jobCollection } from "../../../lib/platform/jobs/job.store.ts";
import { backoffMs, createJobTiming } from "../../../lib/platform/jobs/job-timing.ts";
import { OPEN_STATES } from "../../../lib/platform/jobs/ledger.ts";
import { scheduleCollection } from "../../../lib/platform/schedule.store.ts";
import type { Runtime } from "../../../lib/runtime/runtime.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import type { Recorder } from "../history/recorder.ts";
import { tickOnce } from "../workload/ticks.ts";
import { TIME_DIVISOR, type World } from "../world/world.ts";

/**
 * Nothing may stay open longer than a run that uses all of its time, the lease of one that died, the pause before the next and a sweep take
 * together; a chat's next turn begins when the one before has ended, so the clock starts anew whenever something has. What is left then is stuck.
 */
const timing = createJobTiming(TIME_DIVISOR);
const SWEEP_EVERY_MS = 60_000 / TIME_DIVISOR;
/** For the work itself on a machine that does other things too. */
const MARGIN_MS = 5_000;
const LOOK_MS = 200;

/** Whatever moves, and however slowly: a run that long is not repaired, it goes in circles. */
const DRAIN_MAX_MS = 600_000;

/** Ticks until nothing is open; returns what still is when the bound has passed without any progress. */
export async function drain(world: World, runtime: Runtime, recorder: Recorder): Promise<string[]> {
  const startedAt = performance.now();
  let open = await listOpen(runtime);
  for (let since = startedAt; open.names.length > 0 && performance.now() - since < boundMs(open.attempts); ) {
    if (performance.now() - startedAt > DRAIN_MAX_MS) break;
    await tickOnce(world, recorder);
    await wait(LOOK_MS);
    const now = await listOpen(runtime);
    const isMoving = open.names.some((name) => name !== SWEEP && !now.names.includes(name));
    if (isMoving) since = performance.now();
    open = now;
  }
  return open.names;
}

/** Seen while it runs and gone a moment later, over and over: that says nothing about what it should repair. */
const SWEEP = "the sweep";

function boundMs(attempts: number): number {
  return timing.jobTimeoutMs + timing.leaseMs + backoffMs(timing, attempts, 1) + SWEEP_EVERY_MS + MARGIN_MS;
}

/** What is open, by its name in its present run, and the most attempts any of it has behind it. */
async function listOpen({ deps }: Runtime): Promise<{ names: string[]; attempts: number }> {
  const { db } = deps;
  const open = { state: { $in: [...OPEN_STATES] } };
  const turns = await db.collection(turnCollection).find(open).toArray();
  const unprojected = await db
    .collection(turnCollection)
    .find({ state: { $in: [...FINAL_STATES] }, isProjected: false })
    .toArray();
  const jobs = await db.collection(jobCollection).find(open).toArray();
  const unchained = await deps.audit.listOrganizationsWithUnchained(1_000);
  const unsigned = await deps.audit.listOrganizationsWithUnsigned(1_000);
  const sweep = await db.collection(scheduleCollection).findOne({ _id: "platform.sweep" });
  const names = [
    ...turns.map(({ _id, fence }) => `turn ${_id} in run ${fence}`),
    ...unprojected.map(({ _id }) => `the rows of turn ${_id}`),
    // A job that only waits for something else is claimed again and again, and uses no attempt.
    ...jobs.map(({ _id, name, attempts }) => `${name} ${_id} at attempt ${attempts}`),
    ...[...new Set([...unchained, ...unsigned])].map((orgId) => `the audit chain of ${orgId}`),
    // A sweep that was killed or failed is made good by the next one; one that fails every time is no progress.
    ...(sweep && sweep.finishedAt !== null && sweep.error === null ? [] : [SWEEP]),
  ];
  return { names, attempts: Math.max(1, ...[...turns, ...jobs].map((record) => record.attempts)) };
}

/** What was given up is started over, the way an operator does it, messages and other work alike; returns how many. */
export async function replayFailed(runtime: Runtime, isWanted: (clientMessageId: string) => boolean): Promise<number> {
  const { deps } = runtime;
  const turns = await deps.db.collection(turnCollection).find({ state: "failed" }).toArray();
  const wanted = turns.filter(({ clientMessageId }) => isWanted(clientMessageId));
  const failed = [...wanted, ...(await deps.db.collection(jobCollection).find({ state: "failed" }).toArray())];
  let replayed = 0;
  for (const { _id, orgId } of failed) {
    const letter = await deps.db.collection(deadLetterCollection).findOne({ orgId, recordId: _id }, { sort: { at: -1 } });
    if (!letter) continue;
    const permissions = new Set(["ops.write"] as const);
    await replayDeadLetter(createSystemContext(runtime, { job: "operator", orgId, permissions }), { deadLetterId: letter._id });
    replayed += 1;
  }
  return replayed;
}
