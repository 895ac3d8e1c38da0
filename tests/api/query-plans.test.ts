import { expect, test } from "vitest";
import { chatCollection } from "../../lib/chat/chat.store.ts";
import { turnCollection } from "../../lib/chat/turn.store.ts";
import type { DatabaseCommand } from "../../lib/platform/db.ts";
import { collections } from "../../lib/runtime/collections.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { createBrowser } from "../support/browser.ts";
import { deliver, NO_QUEUE, startConversation, tick } from "../support/conversation.ts";
import { createHarness } from "../support/harness.ts";
import { type CommandShape, toInserts, toShapes } from "./platform/command-shapes.ts";
import { watchStores } from "./platform/watch-stores.ts";

/**
 * The product walks a whole journey while its commands are written down. Then the server explains every distinct filter:
 * none may scan a collection or sort in memory, and none may leave out whose data it is about.
 */
const commands: DatabaseCommand[] = [];
const clock = createAdjustableClock();
const harness = await createHarness({
  environment: { REDIS_ENABLED: "false", ...NO_QUEUE, METRICS_TOKEN: "metrics-token-of-this-test-0123" },
  overrides: { clock, database: { onCommand: (command) => commands.push(command) } },
});
const { runtime } = harness;
const { db, cipher, deadLetters } = runtime.deps;
let journeyTurn = { orgId: "", id: "" };
const uncalled = watchStores(runtime.deps);
await journey();
const shapes = new Map<string, CommandShape>(commands.flatMap(toShapes).map((shape) => [shape.label, shape]));

async function journey(): Promise<void> {
  await accounts();
  await chats();
  await operations();
  await seldom();
}

async function accounts(): Promise<void> {
  const browser = createBrowser(harness);
  const credentials = { email: "ada@plans.example", password: "a pass phrase of ada 7" };
  await browser.post("/api/auth/register", { name: "Ada", ...credentials });
  await browser.post("/api/auth/register", { name: "Ada", ...credentials });
  for (const password of ["wrong", "wrong again"]) await browser.post("/api/auth/login", { ...credentials, password });
  await browser.post("/api/auth/login", credentials);
  await browser.get("/api/auth/me");
  await browser.post("/api/auth/refresh");
  await browser.post("/api/auth/change-password", { currentPassword: credentials.password, newPassword: "another phrase of ada 8" });
  await browser.post("/api/auth/logout");
  await browser.post("/api/auth/demo");
  await harness.addPerson(await harness.createPerson(), "USER");
}

async function chats(): Promise<void> {
  const talk = await startConversation(harness);
  const { person, chatId } = talk;
  const call = async (method: string, path: string, options: object = {}) => {
    const response = await harness.call(method, path, { as: person, ...options });
    const text = await response.text();
    if (response.status >= 500) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  };
  for (const headers of [{ "idempotency-key": "key-of-the-plans" }, { "idempotency-key": "key-of-the-plans" }, {}])
    await call("POST", "/api/chat/create", { headers, body: { title: "Plans" } });
  const first = await talk.send("What is 2 + 2?", "message-one");
  await talk.send("What is 2 + 2?", "message-one");
  const second = await talk.send("And 3 + 3?");
  const third = await talk.send("And 4 + 4?");
  await call("POST", "/api/chat/stop", { body: { jobId: third } });
  await deliver(harness, person, second);
  for (const turn of [first, second]) await deliver(harness, person, turn);
  await call("POST", "/api/chat/stop", { body: { jobId: first } });
  const last = await talk.send("Once more");
  await deliver(harness, person, last);
  await call("POST", "/api/chat/regenerate", { body: { jobId: last } });
  for (const path of ["status", "trace", "events"]) await call("GET", `/api/chat/${path}?jobId=${first}`);
  for (const path of ["history", "turns"])
    for (const page of ["", "&limit=1"]) await call("GET", `/api/chat/${path}?chatId=${chatId}${page}`);
  const turns = await harness.json<{ nextCursor: string }>("GET", `/api/chat/turns?chatId=${chatId}&limit=1`, { as: person });
  await call("GET", `/api/chat/turns?chatId=${chatId}&limit=1&cursor=${turns.nextCursor}`);
  const list = await harness.json<{ nextCursor: string }>("GET", "/api/chat/list?limit=1", { as: person });
  await call("GET", `/api/chat/list?limit=1&cursor=${list.nextCursor}`);
  await call("POST", "/api/chat/rename", { body: { chatId, title: "Renamed" } });
  await call("DELETE", `/api/chat/delete?chatId=${chatId}`);
  for (const job of await runtime.deps.jobs.ledger.listDue(10)) await runJob(job);
  clock.advance(60_000);
  for (const job of await runtime.deps.jobs.ledger.listDue(10)) await runJob(job);
}

function runJob({ _id, orgId }: { _id: string; orgId: string }): Promise<Response> {
  return harness.signedCallback("/api/jobs/run", { job: "chat.purge-chat", orgId, id: _id });
}

async function operations(): Promise<void> {
  const talk = await startConversation(harness);
  const turn = await talk.send("This one is given up");
  journeyTurn = { orgId: talk.person.orgId, id: turn };
  const message = { job: "chat.run-turn", orgId: talk.person.orgId, id: turn };
  await harness.signedCallback("/api/jobs/failed", {
    sourceMessageId: "msg_1",
    sourceBody: Buffer.from(JSON.stringify(message)).toString("base64"),
  });
  const as = talk.person;
  const letters = await harness.json<{ items: { id: string }[]; nextCursor: string }>("GET", "/api/jobs/dead-letters?limit=1", { as });
  await harness.call("GET", `/api/jobs/dead-letters?limit=1&cursor=${letters.nextCursor}`, { as });
  await harness.call("POST", "/api/jobs/dead-letters/replay", { as, body: { deadLetterId: letters.items[0]?.id } });
  await deadLetters.find(as.orgId, "ddl_none");
  await harness.call("GET", "/api/metrics", { as: String(runtime.env.metricsToken) });
  await harness.call("GET", "/api/health");
  await harness.call("GET", "/api/openapi.json");
  await runtime.deps.cache.delete({ name: "/openapi.json", orgId: "", userId: "", query: "" });
  await cipher.rotateDataKey(as.orgId);
  await cipher.rewrapDataKeys(10);
  await cipher.shred("org_nobody");
  for (let minute = 0; minute < 3; minute += 1) {
    clock.advance(3_600_000);
    await tick(harness);
  }
}

/** What only happens when something goes wrong or takes long; the arguments matter to no plan. */
async function seldom(): Promise<void> {
  const { turns, jobs, usage, audit, idempotency, organizations } = runtime.deps;
  const orgId = "org_nobody";
  const lease = { state: "running", attempts: 1, fence: 1, owner: "o", leaseUntil: null, publishCount: 1, dueAt: null, lastError: null };
  const job = {
    _id: "job_nobody",
    orgId,
    ...lease,
    name: "n",
    payload: {},
    deduplicationKey: "k",
    createdAt: new Date(),
    finishedAt: null,
    reason: null,
  };
  await jobs.ledger.heartbeat(job);
  await jobs.ledger.release(job, { error: "e", delayMs: 1 });
  await jobs.ledger.find(orgId, job._id);
  await jobs.ledger.startPublish(job);
  await jobs.ledger.publishFailed(job);
  await jobs.ledger.replay(orgId, job._id);
  const anyTurn = await turns.ledger.find(journeyTurn.orgId, journeyTurn.id);
  if (!anyTurn) throw new Error("The journey left no turn.");
  await turns.ledger.heartbeat({ ...anyTurn, fence: -1 });
  await turns.ledger.release({ ...anyTurn, fence: -1 }, { error: "e", delayMs: 1 });
  await usage.listBySource(orgId, "trn_nobody");
  await audit.listChained(orgId, 0, 10);
  await idempotency.takeOver(orgId, "id", new Date(), new Date());
  await idempotency.delete(orgId, "id", new Date());
  await organizations.find(orgId);
}

/** Stages of the plan the server would run, outermost first; IDHACK, EXPRESS and IXSCAN are look-ups by an index. */
function stagesOf(plan: unknown): string[] {
  if (typeof plan !== "object" || plan === null) return [];
  const own = "stage" in plan && typeof plan.stage === "string" ? [plan.stage] : [];
  const inner = Object.entries(plan).flatMap(([name, value]: [string, unknown]) =>
    name === "rejectedPlans" || name === "executionStats" ? [] : stagesOf(value),
  );
  return [...own, ...inner];
}

async function explain({ collection, filter, sort, pipeline }: CommandShape): Promise<string[]> {
  const records = db.collection({ name: collection, indexes: [] });
  if (pipeline) return stagesOf(await records.aggregate(pipeline).explain("queryPlanner"));
  const found = records.find(filter).limit(200);
  return stagesOf(await (sort ? found.sort(Object.entries(sort)) : found).explain("queryPlanner"));
}

test("the journey ran every store function, so that no query goes unseen", () => {
  expect(uncalled()).toEqual([]);
  expect(shapes.size).toBeGreaterThan(50);
  const seen = new Set(commands.flatMap((command) => [...toShapes(command), ...toInserts(command)]).map(({ collection }) => collection));
  expect(collections.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
});

test("no query of the product scans a collection or sorts in memory", async () => {
  const found: string[] = [];
  for (const shape of shapes.values()) {
    const stages = await explain(shape);
    if (stages.length === 0 || stages.some((stage) => ["COLLSCAN", "SORT", "EOF"].includes(stage)))
      found.push(`${shape.label}: ${stages.join(" < ")}`);
  }
  expect(found).toEqual([]);
});

test("the check sees a scan and a sort in memory", async () => {
  const shape = { name: "find", pipeline: null, label: "planted" };
  expect(await explain({ ...shape, collection: chatCollection.name, filter: { title: "x" }, sort: null })).toContain("COLLSCAN");
  expect(
    await explain({ ...shape, collection: turnCollection.name, filter: { orgId: "o", chatId: "c" }, sort: { createdAt: 1 } }),
  ).toContain("SORT");
});

/** Filters that rightly name no organization. A reason each; a row nothing uses any more fails the test. */
const WITHOUT_ORGANIZATION: readonly (readonly [RegExp, string])[] = [
  [/^users /, "a person belongs to no organization; memberships connect the two"],
  [/^organizations find \{_id\}/, "the record is the organization"],
  [/^audit_heads /, "the id is the organization's"],
  [/^sessions find \{_id\}$/, "an authentic refresh token names its session before anything else is known"],
  [/^sign_in_attempts /, "the id is keyed over account and network; nobody is signed in yet"],
  [/^limit_counters /, "the id names the counted caller"],
  [/^cache /, "the id is a digest over organization, user and query"],
  [/^schedules /, "the deployment's own"],
  [/^data_keys find \{kekId:\{\$ne\}\}/, "rotation of ENCRYPTION_KEY crosses organizations and sees wrapped keys only"],
  [/^(?:turns|jobs) find \{dueAt:\{\$lte,\$type\}\}/, "the sweep publishes ids of every organization"],
  [/^turns find \{isProjected, finishedAt/, "the sweep copies rows of every organization to their own ledgers"],
  [/^turns aggregate \{state, dueAt:\{\$type,\$gt\}\}/, "two numbers for the metrics"],
  [/^audit aggregate \{seq\}/, "the sequencer asks which organizations wait"],
];

test("every filter names the organization, except those with a reason", () => {
  const without = [...shapes.values()].filter(({ filter }) => !("orgId" in filter)).map(({ label }) => label);
  expect(without.filter((label) => !WITHOUT_ORGANIZATION.some(([pattern]) => pattern.test(label)))).toEqual([]);
  expect(
    WITHOUT_ORGANIZATION.filter(([pattern]) => !without.some((label) => pattern.test(label))).map(([pattern]) => pattern.source),
  ).toEqual([]);
});

test("every stored record carries its organization, except the deployment's own", () => {
  const exempt = new Set(["users", "organizations", "audit_heads", "sign_in_attempts", "limit_counters", "cache", "schedules"]);
  const without = commands
    .flatMap(toInserts)
    .filter(({ collection, document }) => !exempt.has(collection) && !/^org_/.test(String(document.orgId)));
  expect(without.map(({ collection }) => collection)).toEqual([]);
});

test("every compound index of a tenant's collection begins with the organization, except those of system work", () => {
  const system = new Set(["audit seq,orgId,at,_id", "data_keys kekId,_id", "turns isProjected,finishedAt"]);
  const found = collections.flatMap(({ name, indexes }) => indexes.map(({ key }) => ({ name, fields: Object.keys(key) })));
  const odd = found
    .filter(({ fields }) => fields.length > 1 && fields[0] !== "orgId")
    .map(({ name, fields }) => `${name} ${fields.join()}`);
  expect(odd.toSorted()).toEqual([...system].toSorted());
});
