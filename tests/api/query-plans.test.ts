import { MongoClient } from "mongodb";
import { afterAll, expect, test } from "vitest";
import { chatCollection } from "../../lib/chat/chat.store.ts";
import { type TurnRecord, turnCollection } from "../../lib/chat/turn.store.ts";
import type { DatabaseCommand } from "../../lib/platform/db.ts";
import { scheduleCollection } from "../../lib/platform/schedule.store.ts";
import { collections } from "../../lib/runtime/collections.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { NO_QUEUE, startConversation } from "../support/conversation.ts";
import { createHarness } from "../support/harness.ts";
import { type CommandShape, toInserts, toShapes } from "./query-plans/command-shapes.ts";
import { type Explained, explainCommand, toExplainable } from "./query-plans/explain-command.ts";
import { runJourney } from "./query-plans/journey.ts";
import { SEEDED, type Seeding, seedBacklog, seedPast } from "./query-plans/seed-collections.ts";
import { allStores, askSeldom } from "./query-plans/seldom.ts";
import { createTenancy } from "./query-plans/tenancy.ts";
import { declaredStores, watchStores } from "./query-plans/watch-stores.ts";

/**
 * Collections get a past of 50,000 records each; in it the product walks a whole journey while its commands are written
 * down. Then the server explains every one of them: none may scan a collection, sort in memory or look at far more than
 * it returns, and none may leave out whose data it is about.
 */
const commands: DatabaseCommand[] = [];
const clock = createAdjustableClock();
const harness = await createHarness({
  environment: { REDIS_ENABLED: "false", ...NO_QUEUE, METRICS_TOKEN: "metrics-token-of-this-test-0123" },
  overrides: { clock, database: { onCommand: (command) => commands.push(command) } },
});
const client = new MongoClient(harness.environment.MONGODB_URI ?? "");
afterAll(() => client.close());
const { deps } = harness.runtime;
const talk = await startConversation(harness);
const seeding = await startSeeding();
await seedPast(client, seeding);
commands.length = 0;
const stores = allStores(deps);
const uncalled = watchStores(stores);
await runJourney({ harness, clock, talk });
await askSeldom(stores, seeding.tenancy.big, await journeyTurn());
const asked = commands.splice(0);
await seedBacklog(client, seeding);
const shapes = new Map<string, CommandShape>(asked.flatMap(toShapes).map((shape) => [shape.label, shape]));

/** The person of the journey owns the long chat of the past; the next message in it takes the number after the last seeded one. */
async function startSeeding(): Promise<Seeding> {
  const { orgId, userId } = talk.person;
  const key = await client.db().collection("data_keys").findOne({ orgId });
  await client
    .db()
    .collection<{ _id: string }>(chatCollection.name)
    .updateOne({ _id: talk.chatId }, { $set: { lastSeq: SEEDED } });
  const text = await deps.cipher.forOrganization(orgId);
  return { tenancy: createTenancy({ orgId, userId, chatId: talk.chatId }), text, kekId: String(key?.kekId), now: Date.now() };
}

async function journeyTurn(): Promise<string> {
  const { orgId } = talk.person;
  const turn = await client
    .db()
    .collection<TurnRecord>(turnCollection.name)
    .findOne({ orgId, chatId: talk.chatId, chatSeq: { $gt: SEEDED } });
  if (!turn) throw new Error("The journey left no turn.");
  return turn._id;
}

/** Nothing a query returns: a page of 30 of which some were replaced, a compare-and-set that lost. A scan of any tenant shows by hundreds. */
const SLACK = 20;
const FACTOR = 2;

/** Queries that rightly look at more than they return. A reason each; a row nothing uses any more fails the test. */
const LOOKS_AT_MORE: readonly (readonly [RegExp, string])[] = [
  [/^turns aggregate \{state, dueAt:\{\$type,\$gt\}\}/, "the metrics count the backlog: every open turn is looked at, no final one"],
];

const isFar = (examined: number, returned: number): boolean => examined > FACTOR * returned + SLACK;

function faultOf({ stages, docsExamined, keysExamined, returned }: Explained): string | null {
  const figures = `${docsExamined} documents, ${keysExamined} keys for ${returned}`;
  if (stages.length === 0 || stages.some((stage) => ["COLLSCAN", "SORT", "EOF"].includes(stage))) return stages.join(" < ");
  return isFar(docsExamined, returned) || isFar(keysExamined, returned) ? figures : null;
}

test("every store of the product was exercised, every function of it, so that no query goes unseen", () => {
  expect(Object.keys(stores).toSorted()).toEqual(declaredStores());
  expect(uncalled()).toEqual([]);
  expect(shapes.size).toBeGreaterThan(50);
  const seen = new Set(asked.flatMap((command) => [...toShapes(command), ...toInserts(command)]).map(({ collection }) => collection));
  expect(collections.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
});

test("the past is 50,000 records in every collection, and half of it one organization's", async () => {
  const counts = collections.map(async ({ name }) => [name, await client.db().collection(name).estimatedDocumentCount()] as const);
  const small = (await Promise.all(counts)).filter(([name, count]) => name !== scheduleCollection.name && count < SEEDED);
  expect(small).toEqual([]);
  expect(await client.db().collection(turnCollection.name).countDocuments({ orgId: talk.person.orgId })).toBeGreaterThan(SEEDED / 2);
});

test("no query of the product scans a collection, sorts in memory or looks at far more than it returns", async () => {
  const found = new Map<string, string>();
  for (const command of asked) {
    for (const explainable of toExplainable(command)) {
      const [label = ""] = toShapes({ name: command.name, command: explainable }).map((shape) => shape.label);
      const fault = faultOf(await explainCommand(client, explainable));
      if (fault !== null) found.set(label, fault);
    }
  }
  const excused = [...found].filter(([label]) => LOOKS_AT_MORE.some(([pattern]) => pattern.test(label)));
  expect([...found].filter(([label]) => !excused.some(([known]) => known === label))).toEqual([]);
  expect(LOOKS_AT_MORE.filter(([pattern]) => !excused.some(([label]) => pattern.test(label)))).toEqual([]);
}, 300_000);

test("the check sees a scan, a sort in memory and a look at too much", async () => {
  const { orgId, chatId } = seeding.tenancy.big;
  const explain = (command: object) => explainCommand(client, command).then(faultOf);
  expect(await explain({ find: chatCollection.name, filter: { title: "x" } })).toContain("COLLSCAN");
  expect(await explain({ find: turnCollection.name, filter: { orgId, chatId }, sort: { createdAt: 1 } })).toContain("SORT");
  const open = { orgId, chatId, chatSeq: { $lt: SEEDED }, state: "queued" };
  expect(await explain({ find: turnCollection.name, filter: open, sort: { chatSeq: -1 }, limit: 1 })).toMatch(/^\d{4,} documents/);
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
  [/^budgets find \{holds\.until:\{\$lte\}\}/, "the sweep looks for what nobody has settled in time"],
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
  const without = asked
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
