import { expect, test } from "vitest";
import { z } from "zod";
import { deadLetterPageSchema, replayedAllSchema } from "../../../lib/admin/dead-letters/schema.ts";
import { auditCollection } from "../../../lib/platform/audit/audit.store.ts";
import { jobCollection } from "../../../lib/platform/jobs/job.store.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { NO_QUEUE } from "../../support/conversation.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { giveUp, IDLE_JOB, toJobRow } from "../../support/job-rows.ts";
import { createOperator } from "../../support/platform-operator.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ environment: NO_QUEUE, overrides: { clock } });
const { call, json, runtime } = harness;
const { deps } = runtime;

const letters = async (as: Person, query = "") =>
  deadLetterPageSchema.parse(await json("GET", `/api/jobs/dead-letters?${query}`, { as })).items;
const replay = (as: Person, body: object) => call("POST", "/api/jobs/dead-letters/replay", { as, body });
const replayAll = async (as: Person, body: object = {}) =>
  replayedAllSchema.parse(await json("POST", "/api/jobs/dead-letters/replay-all", { as, body }));
const codeOf = async (response: Response) => z.object({ code: z.string() }).parse(await response.json()).code;
const jobOf = (id: string) => deps.db.collection(jobCollection).findOne({ _id: id });
const trailOf = (orgId: string) => deps.db.collection(auditCollection).find({ orgId, action: "jobs.dead-letter-replayed" }).toArray();

test("a letter of another organization is not listed, cannot be replayed, and looks like one that does not exist", async () => {
  const [owner, other] = [await harness.createPerson(), await harness.createPerson()];
  const [given] = await giveUp(harness, other.orgId);
  const deadLetterId = given?.letter._id;
  expect(await letters(owner)).toEqual([]);
  for (const body of [{ deadLetterId }, { deadLetterId, orgId: other.orgId }, { deadLetterId: "ddl_none" }]) {
    const refused = await replay(owner, body);
    expect([refused.status, await codeOf(refused)]).toEqual([404, "jobs.dead_letter_not_found"]);
  }
  expect((await call("GET", "/api/jobs/dead-letters?scope=deployment", { as: owner })).status).toBe(403);
  expect((await call("POST", "/api/jobs/dead-letters/replay-all", { as: owner, body: { scope: "deployment" } })).status).toBe(403);
  expect(await replayAll(owner)).toEqual({ replayed: 0, skipped: 0, hasMore: false });
  expect(await jobOf(given?.job._id ?? "")).toMatchObject({ state: "failed" });
});

test("whoever runs the deployment sees letters of every organization and starts them over; who only helps does not", async () => {
  const [operator, supporter, owner] = [
    await createOperator(harness),
    await createOperator(harness, "SUPPORT"),
    await harness.createPerson(),
  ];
  const [given] = await giveUp(harness, owner.orgId);
  const ids = async (as: Person, query = "") => (await letters(as, query)).map(({ id }) => id);
  expect(await ids(operator)).toContain(given?.letter._id);
  expect(await ids(supporter)).toContain(given?.letter._id);
  expect(await ids(operator, "scope=organization")).toEqual([]);
  const body = { deadLetterId: given?.letter._id, orgId: owner.orgId };
  expect((await replay(supporter, body)).status).toBe(404);
  expect((await replay(operator, body)).status).toBe(200);
  expect(await jobOf(given?.job._id ?? "")).toMatchObject({ state: "queued", attempts: 0, publishCount: 3 });
  expect(await trailOf(operator.orgId)).toMatchObject([{ target: { type: "dead-letter", id: given?.letter._id } }]);
  expect(await trailOf(owner.orgId)).toEqual([]);
});

test("replayed many times at once, a job is started over once", async () => {
  const owner = await harness.createPerson();
  const [given] = await giveUp(harness, owner.orgId);
  const body = { deadLetterId: given?.letter._id };
  const answers = await Promise.all([1, 2, 3, 4, 5].map(async () => (await replay(owner, body)).status));
  expect(answers.toSorted()).toEqual([200, 409, 409, 409, 409]);
  const job = await jobOf(given?.job._id ?? "");
  expect(job).toMatchObject({ replays: 1, state: "queued" });
  expect(await trailOf(owner.orgId)).toHaveLength(1);
  expect(await letters(owner, "state=open")).toEqual([]);
  expect(await letters(owner)).toMatchObject([{ replayedBy: owner.userId, payloadDigest: "0".repeat(64), attempts: 3 }]);
});

test("all of them: two hundred at most, safe to repeat and to ask for twice at once, and letters of what is not failed leave the list", async () => {
  const owner = await harness.createPerson();
  const given = await giveUp(harness, owner.orgId, 203);
  await deps.db.collection(jobCollection).deleteOne({ _id: given[202]?.job._id ?? "" });
  expect((await letters(owner, `state=open&limit=200&job=${IDLE_JOB}`)).length).toBe(200);
  expect(await replayAll(owner, { job: "chat.index-history" })).toEqual({ replayed: 0, skipped: 0, hasMore: false });
  const [left, right] = await Promise.all([replayAll(owner), replayAll(owner, { job: IDLE_JOB })]);
  expect([left?.hasMore, right?.hasMore]).toContain(true);
  const last = await replayAll(owner);
  expect(last.hasMore).toBe(false);
  expect((left?.replayed ?? 0) + (right?.replayed ?? 0) + last.replayed).toBe(202);
  expect(await replayAll(owner)).toEqual({ replayed: 0, skipped: 0, hasMore: false });
  expect(await deps.db.collection(jobCollection).countDocuments({ orgId: owner.orgId, state: "queued", replays: 1 })).toBe(202);
});

test("what a run gives up says how often it was tried, and of what it is by a digest alone", async () => {
  const owner = await harness.createPerson();
  const job = toJobRow(owner.orgId, clock.now(), { attempts: 100, lastError: "job.unexpected_error" });
  await deps.db.collection(jobCollection).insertOne(job);
  await deps.work.deliver({ job: IDLE_JOB, orgId: owner.orgId, id: job._id });
  const [letter] = await letters(owner);
  expect(letter).toMatchObject({ recordId: job._id, job: IDLE_JOB, reason: "job.unexpected_error" });
  expect(letter?.payloadDigest).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(letter)).not.toContain("cht_nobody");
});
