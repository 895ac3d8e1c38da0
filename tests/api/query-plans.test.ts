import { MongoClient } from "mongodb";
import { afterAll, expect, test } from "vitest";
import { chatCollection } from "../../lib/chat/chat.store.ts";
import { turnCollection } from "../../lib/chat/turn.store.ts";
import type { TurnRecord } from "../../lib/chat/turn-record.ts";
import type { DatabaseCommand } from "../../lib/platform/db.ts";
import { collections } from "../../lib/runtime/collections.ts";
import { inventory } from "../../lib/runtime/inventory.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { NO_QUEUE, startConversation } from "../support/conversation.ts";
import { createHarness } from "../support/harness.ts";
import { type CommandShape, toInserts, toShapes } from "./query-plans/command-shapes.ts";
import { type Explained, explainCommand, toExplainable } from "./query-plans/explain-command.ts";
import { runJourney } from "./query-plans/journey.ts";
import { askProtection } from "./query-plans/protection.ts";
import { GROWS_BY_USE, seedBacklog, seededIn, seedPast } from "./query-plans/seed-collections.ts";
import { SEEDED, type Seeding } from "./query-plans/seeding.ts";
import { allStores, askSeldom } from "./query-plans/seldom.ts";
import { createTenancy } from "./query-plans/tenancy.ts";
import { declaredStores, watchStores } from "./query-plans/watch-stores.ts";

/**
 * Collections get a past of 50,000 records each, or of 4,000 where they grow by people only; in it the product walks a whole journey while its commands are written
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
await askSeldom(stores, seeding.tenancy.big, await journeyTurn(), deps.db);
await askProtection(deps, seeding.tenancy.big);
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
  [
    /^risk_transactions find \{orgId, receivedAt:\{\$(?:gte,\$)?lt\},.{0,80}source\.type\}/,
    "the fold goes once through all that came in; generated ones lie between the real ones and are few",
  ],
  [
    /^risk_transactions aggregate \{orgId, payerKey, at:\{\$gte\}, verdict\.snoozed\}/,
    "how often a snooze applied is counted in its account's own past, of which few are kept quiet",
  ],
  [/^turns aggregate \{state, dueAt:\{\$type,\$gt\}\}/, "the metrics count the backlog: every open turn is looked at, no final one"],
  [/^(?:turns|jobs) find \{state, attempts, dueAt:/, "the oldest that nobody has begun is looked for among the open ones"],
  [/^schedules find \{\}/, "one row for each schedule, and all of them are asked for"],
  [/^$/, "how large a collection is says its own record"],
  [
    /^(?:access_denials|api_keys|dead_letters|guard_(?:appeals|events|policies)|integrations|jobs|legal_holds|model_calls|prompts|prompt_\w+|risk_\w+|failsafe_\w+|webhook_endpoints) \w+ \{orgId, [\w.]*(?:userId|assigneeId|authorId|ownerId|privateTo|[bB]y|submittedBy\.id)\}$/,
    "forgetting a person, or handing them their data, reads once what the organization holds: an index for each would burden every write",
  ],
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

/** One row a service, a schedule, a mark or a migration; and what is gone within minutes. */
const FEW = new Set(["schedules", "health_heartbeats", "operation_marks", "migrations", "telegram_tickets"]);

test("the past is 50,000 records in every collection that grows by use, 4,000 in the others, and half of it one organization's", async () => {
  const counts = collections.map(async ({ name }) => [name, await client.db().collection(name).estimatedDocumentCount()] as const);
  expect([...GROWS_BY_USE].filter((grown) => !collections.some(({ name }) => name === grown))).toEqual([]);
  const small = (await Promise.all(counts)).filter(([name, count]) => !FEW.has(name) && count < seededIn(name));
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
  [
    /^prompts find \{(?:_id(?::\{\$in\})?, )?audience/,
    "a prompt's audience says who reads it: everybody, an organization, one person of it",
  ],
  [/^chat_shares find \{tokenHash\}$/, "a link says by itself which record it is of; the record says which organization"],
  [/^(?:alerts|alert_silences|operation_marks) /, "what is wrong with the deployment, whoever works in it"],
  [/^dead_letters aggregate \{at:\{\$gte/, "how many were given up lately, as a number for alerts"],
  [/^(?:deployments|incidents|health_checks|health_days|health_heartbeats) /, "what everybody is told of the whole deployment"],
  [/^api_keys find \{publicId\}$/, "a key says by itself which record it is of; the record says which organization"],
  [/^telegram_chats (?:find|delete) \{chatKey\}$/, "a chat says by itself whose it is; the record says in which organization"],
  [/^telegram_tickets findAndModify \{_id, type/, "a code says by itself whose it is; the record says in which organization"],
  [/^telegram_updates /, "numbers of updates belong to nobody"],
  [/^risk_webhooks find \{_id\}$/, "the address a sender was given says which record it is of; the record says which organization"],
  [/^memberships (?:find|update) (?!\{orgId)/, "one person's own memberships, or everybody's for whoever runs the deployment"],
  [/^access_denials find \{dueAt/, "minutes that are over become audit records, whoever's they are"],
  [/^(?:second_factors|second_step_tickets) /, "how a person signs in belongs to them and to no organization"],
  [/^(?:account_exports|account_export_parts|account_deletions) /, "a person's own"],
  [/^migrations /, "how far changes of stored data are belongs to the deployment"],
  [/^backups /, "copies of everything belong to the deployment"],
  [/^deletion_tombstones /, "what is gone belongs to nobody"],
  [/^audit_persons find \{person\}/, "in whose trails a person stands, when they are to be forgotten"],
  [/^invitations delete \{emailNormalized\}/, "whoever is forgotten was invited by an address"],
  [/^invitations find \{emailNormalized\}/, "whoever takes everything along was invited by an address"],
  [/^(?:key_rotations|account_deletions|organization_deletions) find \{dueAt/, "the schedule asks what is due"],
  [/^organizations delete \{_id\}/, "the record is the organization"],
  [/^users /, "a person belongs to no organization; memberships connect the two"],
  [/^passkeys /, "a person's own; a credential names its person"],
  [/^linked_accounts /, "a person's own; the provider names the account"],
  [/^organizations (?:find|update|findAndModify) \{_id/, "the record is the organization"],
  [/^invitations find \{tokenHash\}$/, "whoever is invited is in no organization yet; the token names the one it is for"],
  [/^audit_heads /, "the id is the organization's"],
  [/^sessions find \{_id\}$/, "an authentic refresh token names its session before anything else is known"],
  [/^sessions (?:find|update) \{(?:_id(?::\{\$in\})?, )?userId/, "a person's own, in whichever organization they are"],
  [/^email_changes /, "a person's own; the digest of a link's token names its record"],
  [/^data_keys aggregate \{kekId/, "how many keys wait to be wrapped anew"],
  [/^password_resets /, "a person's own; the digest of a link's token names its record"],
  [/^sign_in_attempts /, "the id is keyed over account and network; nobody is signed in yet"],
  [/^limit_counters /, "the id names the counted caller"],
  [/^cache /, "the id is a digest over organization, user and query"],
  [/^(?:schedules|schedule_runs|deployment_settings) /, "the deployment's own"],
  [/^(?:metric_minutes|metric_series|log_lines) /, "what the whole deployment counts and writes about itself"],
  [/^data_keys find \{kekId:\{\$ne\}\}/, "rotation of ENCRYPTION_KEY crosses organizations and sees wrapped keys only"],
  [
    /^(?:turns|jobs|risk_imports|prompt_evaluations|notification_deliveries|webhook_deliveries) find \{dueAt:\{\$lte,\$type\}\}/,
    "the sweep publishes ids of every organization",
  ],
  [/^turns find \{isProjected, finishedAt/, "the sweep copies rows of every organization to their own ledgers"],
  [/^turns aggregate \{state, dueAt:\{\$type,\$gt\}\}/, "two numbers for the metrics"],
  [/^risk_transactions find \{isObserved, receivedAt/, "the sweep counts what a dying process left uncounted, whoever's it is"],
  [/^risk_transactions find \{isReviewDue, receivedAt/, "the sweep asks for the reviews that a dying process left, whoever's they are"],
  [/^risk_review_states find \{learnAt/, "the schedule asks whose grey band is old"],
  [/^risk_transactions find \{isCaseDue, receivedAt/, "the sweep opens the cases that a dying process left, whoever's they are"],
  [/^risk_transactions find \{isLabelLearnt/, "the schedule tells profiles what cases came to, whoever's they are"],
  [/^failsafe_audits find \{isTripDue/, "the sweep decides what a dying process left, whoever's it is"],
  [/^risk_model_status find \{dueAt/, "the schedule asks whose models are due"],
  [/^integrations find \{remindAt:\{\$lte,\$type\}\}/, "the schedule that reminds sees dates of every organization, no secret"],
  [/^budgets find \{_id:/, "the schedule goes through every cap, whoever's it is"],
  [/^notification_preferences find \{reports\./, "the schedule asks who wants a report"],
  [/^budgets find \{holds\.until:\{\$lte\}\}/, "the sweep looks for what nobody has settled in time"],
  [/^file_uploads find \{expiresAt/, "the sweep clears uploads that nobody goes on with, whoever's they are"],
  [/^contents\.files find \{isClaimed, uploadDate/, "the sweep clears contents that no file ever claimed, whoever's they are"],
  [/^contents\.files find \{removedAt/, "the sweep clears what came in late for removed contents, whoever's they are"],
  [/^prompt_shares find \{tokenHash\}$/, "whoever opens a link is in no organization; the token names the one it is of"],
  [/^audit_checkpoints find \{(?:digest)?\}/, "a public page names no organization, and a digest is known to whoever holds the checkpoint"],
  [
    /^(?:turns|jobs|risk_imports|prompt_evaluations|notification_deliveries|webhook_deliveries) (?:find|aggregate) \{(?:dueAt:\{\$g|state, finishedAt|state, attempts)/,
    "whoever runs the deployment sees ids and states of every organization's jobs",
  ],
  [
    /^dead_letters (?:find|aggregate) \{(?:replayedAt|job|at:\{\$lte|\})/,
    "whoever runs the deployment sees what was given up, whoever's it is",
  ],
  [/^usage (?:find|aggregate) \{(?:at:|\})/, "whoever runs the deployment sums up what every organization used"],
  [/^guard_events aggregate \{level, at/, "whoever runs the deployment counts verdicts, of every organization"],
  [/^sessions aggregate \{lastSeenAt/, "whoever runs the deployment counts who is here"],
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
  const exempt = new Set([
    "users",
    "password_resets",
    "organizations",
    "audit_heads",
    "sign_in_attempts",
    "limit_counters",
    "cache",
    ...["schedules", "schedule_runs", "deployment_settings"],
    ...["metric_minutes", "metric_series", "log_lines"],
    // What everybody is told of the whole deployment.
    ...["alerts", "alert_silences", "operation_marks"],
    ...["telegram_updates", "backups"],
    ...["deployments", "incidents", "health_checks", "health_days", "health_heartbeats"],
    // A person's own, whichever organizations they are in.
    ...["second_step_tickets", "spent_proofs", "passkeys", "linked_accounts", "account_exports", "account_deletions"],
  ]);
  const without = asked
    .flatMap(toInserts)
    .filter(({ collection, document }) => !exempt.has(collection) && !/^org_/.test(String(document.orgId)));
  expect(without.map(({ collection }) => collection)).toEqual([]);
});

const LEDGERS = ["turns", "jobs", "risk_imports", "prompt_evaluations", "notification_deliveries", "webhook_deliveries"];

test("every compound index of a tenant's collection begins with the organization, except those of system work", () => {
  const system = new Set([
    ...["access_denials dueAt,_id", "memberships ban.at,_id", "memberships role,_id"],
    "sessions userId,revokedAt,createdAt,_id",
    ...["account_export_parts userId,_id", "account_exports userId,requestedAt"],
    ...["linked_accounts provider,subject", "linked_accounts userId,provider", "passkeys userId,createdAt"],
    // GridFS's own index, by which any of its tools reads a content; and what no file has claimed, of every organization.
    ...["contents.chunks files_id,n", "contents.files isClaimed,uploadDate"],
    ...["audit seq,orgId,at,_id", "data_keys kekId,_id", "turns isProjected,finishedAt"],
    // Everybody's prompts stand among one's own: the audience says who reads each.
    ...["prompts audience,shelves,trending,_id", "prompts audience,shelves,rated,_id", "prompts audience,shelves,updatedAt,_id"],
    "prompts audience,words,trending,_id",
    "risk_transactions isCaseDue,receivedAt",
    "risk_transactions isReviewDue,receivedAt",
    "failsafe_audits isTripDue,at",
    "failsafe_settings settings.drills.schedule,orgId",
    // Jobs of every ledger, and what operators look at over all organizations.
    ...LEDGERS.flatMap((name) => [`${name} dueAt,_id`, `${name} finishedAt,_id`]),
    ...["dead_letters at,_id", "dead_letters job,at,_id", "dead_letters replayedAt,at,_id", "dead_letters replayedAt,job,at,_id"],
    ...["guard_events level,at,action", "sessions lastSeenAt,userId", "usage at,_id"],
    ...["notification_preferences reports.daily,_id", "notification_preferences reports.weekly,_id"],
  ]);
  const ofDeployment = new Set(inventory.flatMap(({ name, tenant }) => (tenant === null ? [name] : [])));
  const tenants = collections.filter(({ name }) => !ofDeployment.has(name) || [...system].some((each) => each.startsWith(`${name} `)));
  const found = tenants.flatMap(({ name, indexes }) => indexes.map(({ key }) => ({ name, fields: Object.keys(key) })));
  const odd = found
    .filter(({ fields }) => fields.length > 1 && fields[0] !== "orgId")
    .map(({ name, fields }) => `${name} ${fields.join()}`);
  expect(odd.toSorted()).toEqual([...system].toSorted());
});
