import { expect, test } from "vitest";
import { z } from "zod";
import { jobPageSchema } from "../../../lib/admin/jobs/schema.ts";
import { auditCollection } from "../../../lib/platform/audit/audit.store.ts";
import { type JobRecord, jobCollection } from "../../../lib/platform/jobs/job.store.ts";
import { type ImportRecord, importCollection, NO_COUNTS } from "../../../lib/risk/imports/import.store.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { NO_QUEUE, startConversation } from "../../support/conversation.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { giveUp, IDLE_JOB, toFailedRow, toJobRow } from "../../support/job-rows.ts";
import { createOperator } from "../../support/platform-operator.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ environment: NO_QUEUE, overrides: { clock } });
const { call, json, runtime } = harness;
const { deps } = runtime;
const SECOND = 1_000;

const list = async (as: Person, query = "") => jobPageSchema.parse(await json("GET", `/api/admin/jobs?${query}`, { as }));
const act = async (as: Person, what: "retry" | "cancel", { id, ...target }: { id: string; kind?: string; orgId?: string }) => {
  const body = { kind: IDLE_JOB, reason: "Asked for by a test", jobId: id, ...target };
  const response = await call("POST", `/api/admin/jobs/${what}`, { as, body });
  const { outcome, code } = z.object({ outcome: z.string().optional(), code: z.string().optional() }).parse(await response.json());
  return [response.status, outcome ?? code];
};
const insert = async (job: JobRecord): Promise<JobRecord> => {
  await deps.db.collection(jobCollection).insertOne(job);
  return job;
};
const jobOf = (id: string) => deps.db.collection(jobCollection).findOne({ _id: id });
const trailOf = async (orgId: string) =>
  (
    await deps.db
      .collection(auditCollection)
      .find({ orgId, action: { $regex: /^jobs\./ } })
      .toArray()
  )
    .map(({ action }) => action)
    .toSorted();

test("jobs of every collection stand in one list, page by page, counted by kind and state", async () => {
  const { person, send } = await startConversation(harness);
  const turnId = await send("Anybody?");
  const { orgId } = person;
  const waiting: JobRecord[] = [];
  for (let index = 1; index <= 3; index += 1)
    waiting.push(await insert(toJobRow(orgId, clock.now(), { dueAt: new Date(clock.now() + index * 60 * SECOND) })));
  const [older, newer] = [toFailedRow(orgId, clock.now() - SECOND), toFailedRow(orgId, clock.now())];
  for (const job of [older, newer]) await insert(job);
  const seen: string[] = [];
  for (let cursor = ""; ; ) {
    const { items, nextCursor } = await list(person, `limit=2${cursor}`);
    seen.push(...items.map(({ id }) => id));
    if (nextCursor === null) break;
    cursor = `&cursor=${nextCursor}`;
  }
  expect(seen).toEqual([turnId, ...waiting.map(({ _id }) => _id)]);
  const { counts, kinds } = await list(person, "state=running");
  expect(counts.map(({ kind, state, count }) => `${kind} ${state} ${count}`).toSorted()).toEqual([
    `${IDLE_JOB} failed 2`,
    `${IDLE_JOB} waiting 3`,
    "chat.run-turn waiting 1",
  ]);
  expect(kinds).toContain("risk.import-transactions");
  expect((await list(person, "state=failed")).items.map(({ id }) => id)).toEqual([newer._id, older._id]);
  expect((await list(person, "kind=chat.run-turn")).items).toMatchObject([{ id: turnId, kind: "chat.run-turn", state: "waiting" }]);
  expect((await list(person, "kind=chat.no-such")).items).toEqual([]);
});

test("a field that a person called a name is no job's name, neither in the list nor to the sweep", async () => {
  const owner = await harness.createPerson();
  const now = new Date(clock.now());
  const lease = { state: "queued" as const, attempts: 0, fence: 0, owner: null, leaseUntil: null, publishCount: 1, lastError: null };
  const file = { name: "sealed", sizeBytes: 1, parts: 0, reading: null, mode: null, isDryRun: true, phase: null, phaseStartedAt: null };
  const rest = { rows: null, isCancelAsked: false, replays: 0, reason: null, at: now, startedAt: now, finishedAt: null };
  const of = { _id: "imp_named", orgId: owner.orgId, userId: owner.userId, keyId: null, dueAt: now };
  const record: ImportRecord = { ...of, ...lease, ...NO_COUNTS, ...file, ...rest };
  await deps.db.collection(importCollection).insertOne(record);
  expect((await list(owner)).items).toMatchObject([{ id: "imp_named", kind: "risk.import-transactions" }]);
  const due = await deps.riskImports.ledger.listDue(100);
  expect(due.find(({ _id }) => _id === "imp_named")).toEqual({ _id: "imp_named", orgId: owner.orgId });
});

test("another organization's jobs are neither seen nor touched; whoever runs the deployment sees and starts all", async () => {
  const [owner, other, operator] = [await harness.createPerson(), await harness.createPerson(), await createOperator(harness)];
  const supporter = await createOperator(harness, "SUPPORT");
  const job = await insert(toJobRow(other.orgId, clock.now()));
  const [given] = await giveUp(harness, other.orgId);
  expect((await list(owner)).items).toEqual([]);
  expect((await list(owner, "state=failed")).counts).toEqual([]);
  expect((await call("GET", "/api/admin/jobs?scope=deployment", { as: owner })).status).toBe(403);
  for (const target of [{ id: job._id }, { id: job._id, orgId: other.orgId }, { id: "job_none" }])
    for (const what of ["retry", "cancel"] as const) expect(await act(owner, what, target)).toEqual([404, "jobs.job_not_found"]);
  expect(await act(supporter, "cancel", { id: job._id, orgId: other.orgId })).toEqual([404, "jobs.job_not_found"]);
  expect((await list(operator)).items.map(({ id }) => id)).toContain(job._id);
  expect((await list(operator, "scope=organization")).items).toEqual([]);
  const failed = { id: given?.job._id ?? "", orgId: other.orgId };
  expect(await act(operator, "retry", failed)).toEqual([200, "started-over"]);
  expect(await trailOf(operator.orgId)).toEqual(["jobs.job-retried"]);
  expect(await jobOf(job._id)).toMatchObject({ state: "queued", publishCount: 1 });
  const member = await harness.addPerson(owner, "ANALYST");
  expect((await call("GET", "/api/admin/jobs", { as: member })).status).toBe(403);
});

test("one that waits is published before its time; one that failed begins anew and its letters are off the list", async () => {
  const owner = await harness.createPerson();
  const waiting = await insert(toJobRow(owner.orgId, clock.now()));
  expect(await act(owner, "retry", { id: waiting._id })).toEqual([200, "published"]);
  expect((await jobOf(waiting._id))?.publishCount).toBe(2);
  const [given] = await giveUp(harness, owner.orgId);
  const id = given?.job._id ?? "";
  const answers = await Promise.all([1, 2, 3].map(() => act(owner, "retry", { id })));
  expect(answers.filter(([, outcome]) => outcome === "started-over")).toHaveLength(1);
  expect(await jobOf(id)).toMatchObject({ state: "queued", attempts: 0, replays: 1 });
  expect(await deps.deadLetters.list({ orgId: owner.orgId, isOpen: true }, { after: null, limit: 5 })).toEqual([]);
  // A kind that is not the record's own would run another job's work on it.
  expect(await act(owner, "cancel", { id, kind: "chat.title-chat" })).toEqual([404, "jobs.job_not_found"]);
});

test("called off, one that waits is given up for that reason, whatever went wrong before, and can be replayed", async () => {
  const owner = await harness.createPerson();
  const job = await insert(toJobRow(owner.orgId, clock.now(), { attempts: 1, lastError: "job.unexpected_error" }));
  expect(await act(owner, "cancel", { id: job._id })).toEqual([200, "cancelled"]);
  expect(await jobOf(job._id)).toMatchObject({ state: "failed", reason: "jobs.cancelled", dueAt: null });
  const [letter] = await deps.deadLetters.list({ orgId: owner.orgId, isOpen: true }, { after: null, limit: 5 });
  expect(letter).toMatchObject({ recordId: job._id, reason: "jobs.cancelled", attempts: 1 });
  expect(await act(owner, "cancel", { id: job._id })).toEqual([409, "jobs.not_open"]);
  expect(await act(owner, "retry", { id: job._id })).toEqual([200, "started-over"]);
  expect(await trailOf(owner.orgId)).toEqual(["jobs.job-cancelled", "jobs.job-retried"]);
});

test("one that runs is asked to stop where it can be, and left alone where it cannot", async () => {
  const { person, send } = await startConversation(harness);
  const { orgId } = person;
  const leaseUntil = new Date(clock.now() + 40 * SECOND);
  const held = { state: "running", owner: "somebody", leaseUntil, dueAt: leaseUntil, fence: 1, attempts: 1 };
  const job = await insert(toJobRow(orgId, clock.now(), held));
  expect(await act(person, "cancel", { id: job._id })).toEqual([409, "jobs.not_open"]);
  expect(await act(person, "retry", { id: job._id })).toEqual([409, "jobs.not_open"]);
  expect(await jobOf(job._id)).toMatchObject({ state: "running", fence: 1 });
  const turnId = await send("Anybody?");
  const claimed = await deps.turns.ledger.claim(orgId, turnId, "somebody");
  expect(claimed.type).toBe("claimed");
  expect(await act(person, "cancel", { id: turnId, kind: "chat.run-turn" })).toEqual([200, "asked-to-stop"]);
  expect(await deps.turns.isStopRequested(orgId, turnId)).toBe(true);
});
