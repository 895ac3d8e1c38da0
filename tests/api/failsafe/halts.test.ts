import { beforeEach, describe, expect, test } from "vitest";
import { parseAccessToken } from "../../../lib/auth/session-token.ts";
import { TITLE_CHAT_JOB } from "../../../lib/chat/titles/title-chat.job.ts";
import { defineJob } from "../../../lib/platform/jobs/define-job.ts";
import { enqueueJob } from "../../../lib/platform/jobs/enqueue-job.ts";
import { type JobRecord, jobCollection } from "../../../lib/platform/jobs/job.store.ts";
import { RUN_PATH } from "../../../lib/platform/jobs/publish-record.ts";
import { runJob } from "../../../lib/platform/jobs/run-job.ts";
import { ORGANIZATION, type Subject } from "../../../lib/platform/safety-gate.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createKey } from "../../support/api-keys.ts";
import { deliver, NO_QUEUE, readTurn, startConversation } from "../../support/conversation.ts";
import { type Cue, createGate, createScriptedProvider } from "../../support/fakes/scripted-provider.ts";
import { haltSubject, restoreSubject } from "../../support/halt-subject.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { until } from "../../support/until.ts";

/** What the fail-safe has stopped does not act: models, keys, sessions, modules, whole organizations; and what runs, stops. */
const never = createGate().promise;
const SECOND_MS = 1_000;
const MODEL: Subject = { type: "model", name: "first/first-1" };
const CHAT: Subject = { type: "module", name: "chat" };
let script: readonly Cue[] = [];
const first = createScriptedProvider(() => script, { name: "first" });
const second = createScriptedProvider(() => ["From the second."], { name: "second" });
const harness = await createHarness({
  environment: NO_QUEUE,
  overrides: { providers: [first, second], chatSettings: { snapshotMs: 10, flushMs: 10 } },
});
const { deps } = harness.runtime;
const { safetyGate } = deps;
const jobs = deps.db.collection(jobCollection);
beforeEach(() => {
  script = ["An answer."];
});

const halt = async ({ orgId }: Person, subject: Subject) => {
  const tripId = await haltSubject(harness, orgId, subject);
  safetyGate.forget(orgId);
  return tripId;
};
/** Written down, and not yet delivered. */
async function enqueue(orgId: string, name: string, deduplicationKey: string): Promise<string> {
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId });
  await enqueueJob(ctx, { name, payload: { chatId: "cht_none", userId: "usr_none" }, deduplicationKey });
  return (await jobs.findOne({ orgId, name, deduplicationKey }))?._id ?? "";
}

const sessionOf = ({ token }: Person) => parseAccessToken(deps.auth.secret, token)?.sid ?? "";
const complete = (as: Person | string, body: object = {}) =>
  harness.call("POST", "/api/v1/chat/completions", {
    as,
    body: { model: "first", messages: [{ role: "user", content: "Hi" }], ...body },
  });

describe("a model without a valid lease", () => {
  test("is not asked: who named it is refused in OpenAI's shape, who named nobody is answered by another; no other organization notices", async () => {
    const [person, stranger] = [await harness.createPerson(), await harness.createPerson()];
    const tripId = await halt(person, MODEL);
    const refused = await complete(person);
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      { error: { type: "invalid_request_error", aegis: { code: "failsafe.halted" }, halt: { subject: MODEL, state: "DENIED", tripId } } },
    ]);
    expect((await complete(person, { model: "auto" })).headers.get("x-aegis-provider")).not.toBe("first");
    expect((await complete(stranger)).status).toBe(200);
  });

  test("stops in the middle of an answer within a second, and the stream says why", async () => {
    script = ["The first half. ", never];
    const person = await harness.createPerson();
    const response = await complete(person, { stream: true });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    const haltedAt = performance.now();
    await haltSubject(harness, person.orgId, MODEL);
    let rest = "";
    for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) rest += chunk.value;
    expect(performance.now() - haltedAt).toBeLessThan(SECOND_MS);
    expect(rest).toContain('"code":"failsafe.halted"');
    expect(first.load.now).toBe(0);
  });
});

describe("a chat answer", () => {
  test("that is being said is blocked within a second of its model's trip, and nothing of it is kept", async () => {
    script = ["The first half. ", never];
    const { person, send, ended, history } = await startConversation(harness);
    const turnId = await send("Tell me");
    const running = deliver(harness, person, turnId);
    await until(async () => first.load.now > 0 && (await readTurn(harness, turnId)).snapshot);
    const haltedAt = performance.now();
    await haltSubject(harness, person.orgId, MODEL);
    const state = await ended(turnId);
    expect(performance.now() - haltedAt).toBeLessThan(SECOND_MS);
    expect(state).toMatchObject({ outcome: "blocked", reason: "failsafe.halted", content: "" });
    expect((await running).status).toBe(200);
    const turn = await readTurn(harness, turnId);
    expect([turn.reply, turn.snapshot, turn.attempts]).toEqual([null, null, 1]);
    expect((await history()).map(({ role }) => role)).toEqual(["user"]);
  });

  test("that waits when its module is stopped is not begun; the module is still read, and no other one stands still", async () => {
    const { person, send, ended, status } = await startConversation(harness);
    const turnId = await send("Tell me");
    await halt(person, CHAT);
    const calls = first.calls.length;
    await deliver(harness, person, turnId);
    expect(await ended(turnId)).toMatchObject({ outcome: "blocked", reason: "failsafe.halted" });
    expect(first.calls).toHaveLength(calls);
    expect((await status(turnId)).status).toBe("completed");
    const refused = await harness.call("POST", "/api/chat/create", { as: person });
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: "failsafe.halted", halt: { subject: CHAT } }]);
    expect((await complete(person)).status).toBe(200);
  });
});

describe("a stopped organization", () => {
  test("does nothing, and its people still read, and reach what restores it", async () => {
    const person = await harness.createPerson();
    await halt(person, ORGANIZATION);
    expect((await complete(person)).status).toBe(403);
    expect((await harness.call("POST", "/api/chat/create", { as: person })).status).toBe(403);
    for (const path of ["/api/chat/list", "/api/failsafe/leases", "/api/members", "/api/audit/records", "/api/failsafe/settings"])
      expect([path, (await harness.call("GET", path, { as: person })).status]).not.toContain(403);
    const ask = { subject: { type: "agent", name: "a" }, hours: 1, reason: "r" };
    expect(await (await harness.call("POST", "/api/failsafe/leases", { as: person, body: ask })).json()).toMatchObject({
      code: "failsafe.quorum_impossible",
    });
  });

  test("keeps its jobs waiting without using up their attempts, and lets them run once it is restored", async () => {
    const person = await harness.createPerson();
    const { orgId } = person;
    const id = await enqueue(orgId, TITLE_CHAT_JOB, "a");
    const run = () => harness.signedCallback(RUN_PATH, { job: TITLE_CHAT_JOB, orgId, id });
    const tripId = await halt(person, ORGANIZATION);
    expect(await (await run()).json()).toEqual({ outcome: "nothing-to-do" });
    expect(await jobs.findOne({ _id: id })).toMatchObject({ attempts: 0, state: "queued", lastError: "failsafe.halted" });
    await restoreSubject(harness, orgId, { subject: ORGANIZATION, tripId });
    expect(await (await run()).json()).toEqual({ outcome: "done" });
  });

  test("stops fifty running jobs of a module within a second, and gives each back as it was", async () => {
    const { orgId } = await harness.createPerson();
    let running = 0;
    const job = defineJob<AppDeps, JobRecord>({
      ...{ name: "risk.wait-for-ever", maxAttempts: 3, ledger: (deps) => deps.jobs.ledger, toFailed: () => ({}) },
      handle: (_ctx, { signal }) => {
        running += 1;
        return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));
      },
    });
    const ids = await Promise.all(Array.from({ length: 50 }, (_, index) => enqueue(orgId, job.name, String(index))));
    const ctx = createSystemContext(harness.runtime, { job: job.name, orgId });
    const options = { owner: "test", timing: deps.jobTiming, random: () => 0, bury: async () => false, gate: safetyGate };
    const runs = ids.map((id) => runJob(ctx, job, { orgId, id }, options));
    await until(async () => running === ids.length);
    const haltedAt = performance.now();
    await haltSubject(harness, orgId, { type: "module", name: "risk" });
    const outcomes = await Promise.all(runs);
    expect(performance.now() - haltedAt).toBeLessThan(SECOND_MS);
    expect(new Set(outcomes.map(({ type }) => type))).toEqual(new Set(["nothing-to-do"]));
    expect(await jobs.countDocuments({ orgId, name: job.name, attempts: 0, state: "queued", lastError: "failsafe.halted" })).toBe(50);
  });
});

describe("a caller who is stopped", () => {
  test("by key: reads, and does nothing more, while its person goes on with others", async () => {
    const person = await harness.createPerson();
    const [stopped, other] = [await createKey(harness, person), await createKey(harness, person)];
    const subject: Subject = { type: "api-key", name: stopped.apiKey.id };
    await halt(person, subject);
    for (const [method, path, body] of [
      ["POST", "/api/v1/chat/completions", { model: "first", messages: [{ role: "user", content: "Hi" }] }],
      ["POST", "/api/chat/create", undefined],
      ["POST", "/api/guard/check", { text: "Hi" }],
    ] as const)
      expect([path, (await harness.call(method, path, { as: stopped.key, body })).status]).toEqual([path, 403]);
    expect((await harness.call("GET", "/api/chat/list", { as: stopped.key })).status).toBe(200);
    expect((await complete(other.key)).status).toBe(200);
    expect((await complete(person)).status).toBe(200);
  });

  test("by session: reads, and does nothing more, until another session is opened", async () => {
    const person = await harness.createPerson();
    const subject: Subject = { type: "session", name: sessionOf(person) };
    await halt(person, subject);
    const refused = await complete(person);
    expect([refused.status, await refused.json()]).toMatchObject([403, { error: { halt: { subject } } }]);
    expect((await harness.call("GET", "/api/chat/list", { as: person })).status).toBe(200);
  });

  test("by session: what it asked for in a chat stops too, and a new session of the same person goes on", async () => {
    script = ["The first half. ", never];
    const { person, send, ended } = await startConversation(harness);
    const turnId = await send("Tell me");
    const running = deliver(harness, person, turnId);
    await until(async () => first.load.now > 0);
    await haltSubject(harness, person.orgId, { type: "session", name: sessionOf(person) });
    expect(await ended(turnId)).toMatchObject({ outcome: "blocked", reason: "failsafe.halted" });
    await running;
    const { email, password } = person;
    const { token } = await harness.json<{ token: string }>("POST", "/api/auth/login", { body: { email, password } });
    expect((await harness.call("POST", "/api/chat/create", { as: token })).status).toBe(200);
  });

  test("in the middle of a stream: it ends within a second, whoever answers", async () => {
    script = ["The first half. ", never];
    const person = await harness.createPerson();
    const { key, apiKey } = await createKey(harness, person);
    const response = await complete(key, { stream: true });
    const haltedAt = performance.now();
    await haltSubject(harness, person.orgId, { type: "api-key", name: apiKey.id });
    expect(await response.text()).toContain('"code":"failsafe.halted"');
    expect(performance.now() - haltedAt).toBeLessThan(SECOND_MS);
  });
});
