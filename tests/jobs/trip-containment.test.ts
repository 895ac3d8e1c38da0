import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { defineJob, type JobDefinition } from "../../lib/platform/jobs/define-job.ts";
import { enqueueJob } from "../../lib/platform/jobs/enqueue-job.ts";
import type { JobRecord } from "../../lib/platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../lib/platform/jobs/ledger.ts";
import { type RunOutcome, runJob } from "../../lib/platform/jobs/run-job.ts";
import type { Subject } from "../../lib/platform/safety-gate.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { createHarness } from "../support/harness.ts";
import { createLetterbox } from "../support/letters.ts";
import { tripAndSee } from "../support/trip-rows.ts";
import { until } from "../support/until.ts";

/** Held to by the product: no effect later than this after a trip. */
const CONTAINED_MS = 1_000;
const JOBS = 50;
const overrides = { mailer: createLetterbox().mailer };
const harness = await createHarness({ overrides });
/** Another process on the same data: it hears of the trip by reading alone. */
const other = await createHarness({ environment: harness.environment, overrides });
const { db } = harness.runtime.deps;
const rows = db.collection<{ _id: string; orgId: string; at: number }>({ name: "test_effects", indexes: [] });

/** Works until it is stopped: now a call to somebody outside, now a row. What either does is kept with its moment. */
function busyJob(name: string, effects: number[]): JobDefinition<AppDeps, JobRecord> {
  return defineJob<AppDeps, JobRecord>({
    name,
    maxAttempts: 3,
    ledger: (deps) => deps.jobs.ledger,
    async handle(ctx, run) {
      for (let done = 0; done < 2_000; done += 1) {
        run.signal.throwIfAborted();
        effects.push(Date.now());
        if (done % 10 === 0) await rows.insertOne({ _id: `${run.record._id}:${done}`, orgId: ctx.orgId, at: Date.now() });
        await sleep(10, undefined, { signal: run.signal });
      }
      await run.write({ $set: { ...CLOSED_LEASE, state: "done" } });
    },
    toFailed: () => ({}),
  });
}

async function startJobs(orgId: string, name: string) {
  const effects: number[] = [];
  const definition = busyJob(name, effects);
  const starting = createSystemContext(harness.runtime, { job: "test", orgId });
  for (let made = 0; made < JOBS; made += 1) await enqueueJob(starting, { name, payload: {}, deduplicationKey: String(made) });
  const records = await db.collection<JobRecord>({ name: "jobs", indexes: [] }).find({ orgId, name }).toArray();
  const runs: Promise<RunOutcome>[] = records.map(({ _id }, index) => {
    const { runtime } = index % 2 === 0 ? harness : other;
    const { deps } = runtime;
    const bury = () => Promise.resolve(true);
    const options = { owner: runtime.owner, timing: deps.jobTiming, random: Math.random, bury, gate: deps.safetyGate };
    return runJob(createSystemContext(runtime, { job: name, orgId }), definition, { orgId, id: _id }, options);
  });
  const isRunning = async () => (await rows.countDocuments({ orgId })) >= JOBS;
  await until(isRunning, { what: "fifty jobs at work" });
  return { effects, runs };
}

test.each<[string, Subject]>([
  ["the organization", { type: "organization", name: "organization" }],
  ["a module", { type: "module", name: "knowledge" }],
])("fifty running jobs, in two processes: within a second of a trip of %s none has an effect any more", async (_what, subject) => {
  const { orgId } = await harness.createPerson();
  const { effects, runs } = await startJobs(orgId, "knowledge.test-containment");
  const { tripId, committedAt } = await tripAndSee(harness, orgId, subject);
  const outcomes = await Promise.all(runs);
  const record = await until(async () => {
    const found = await harness.runtime.deps.safetyTrips.find(orgId, tripId);
    return found?.containedAt ? found : null;
  });
  const lastRow = await rows.find({ orgId }).sort({ at: -1 }).limit(1).next();
  const last = Math.max(...effects, lastRow?.at ?? 0);
  const containedAt = record.containedAt?.getTime() ?? 0;
  const [lastMs, containedMs] = [last - committedAt, containedAt - record.at.getTime()];
  console.log(
    `trip of ${subject.type}: last effect of ${JOBS} jobs ${lastMs} ms after it was committed, contained after ${containedMs} ms in all`,
  );
  expect(outcomes.map(({ type }) => type)).toEqual(Array.from({ length: JOBS }, () => "nothing-to-do"));
  expect(lastMs).toBeLessThanOrEqual(CONTAINED_MS);
  expect(containedAt).toBeGreaterThanOrEqual(last);
  expect(await harness.runtime.deps.runningWork.isAny(orgId, subject)).toBe(false);
  // Nobody used an attempt up by waiting: what was stopped goes on once it is restored.
  const left = await db.collection<JobRecord>({ name: "jobs", indexes: [] }).find({ orgId, name: "knowledge.test-containment" }).toArray();
  expect(new Set(left.map(({ state, attempts }) => `${state} ${attempts}`))).toEqual(new Set(["queued 0"]));
  expect(harness.runtime.deps.metrics.expose()).toContain("qsafp_trip_duration_seconds_count");
});
