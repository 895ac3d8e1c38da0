import type { Document, MongoClient } from "mongodb";
import type { SignInAttemptRecord } from "../../../lib/auth/sign-in-attempt.store.ts";
import type { ChatRecord } from "../../../lib/chat/chat.store.ts";
import type { DataKeyRecord } from "../../../lib/platform/crypto/data-key.store.ts";
import type { IdempotencyRecord } from "../../../lib/platform/idempotency/idempotency.store.ts";
import type { DeadLetterRecord } from "../../../lib/platform/jobs/dead-letter.store.ts";
import type { JobRecord } from "../../../lib/platform/jobs/job.store.ts";
import { guardPast } from "./guard.ts";
import { keepingPast } from "./keeping.ts";
import { knowledgePast } from "./knowledge-past.ts";
import { ledgers, unchained } from "./ledgers.ts";
import { memoryPast } from "./memory.ts";
import { seededPrivacy } from "./privacy.ts";
import { protectionPast } from "./protection.ts";
import { seededPeople } from "./seed-people.ts";
import { openTurn, seededTurn } from "./seed-turns.ts";
import { at, SEEDED, type Seeding } from "./seeding.ts";
import { seededId } from "./tenancy.ts";

/** What grows by people and settings, not by messages: a scan of it shows in fewer records too. `gates:long` takes them all. */
const SEEDED_SELDOM = process.env.QUERY_PLANS === "whole" ? SEEDED : 4_000;
export const GROWS_BY_USE: ReadonlySet<string> = new Set([
  "risk_transactions",
  "turns",
  "chats",
  "audit",
  "usage",
  "egress",
  "model_calls",
  "jobs",
  "guard_events",
  "files",
  "contents.files",
  "contents.chunks",
  "knowledge_chunks",
  "feedback",
  "memories",
  "chat_search",
]);
const BACKLOG = 1_000;
const BATCH = 2_500;
/** Two batches under way: the server works on one while the next is written down. */
const PARALLEL = 2;
const DAY_MS = 86_400_000;

type Make = (index: number) => Document;

/** How many records of the past a collection has. */
export const seededIn = (name: string): number => (GROWS_BY_USE.has(name) ? SEEDED : SEEDED_SELDOM);

/** Finished records in every collection: the past of a deployment, into which the journey then goes. */
export async function seedPast(client: MongoClient, seeding: Seeding): Promise<void> {
  for (const [name, make] of Object.entries(pastOf(seeding))) {
    const count = seededIn(name);
    await seed(client, name, count, (index) => make(SEEDED - count + index));
  }
}

/** What waits at any moment in a busy deployment, after the journey: during it the schedules would work it off. */
export async function seedBacklog(client: MongoClient, seeding: Seeding): Promise<void> {
  const after =
    (make: (index: number, seeding: Seeding) => Document): Make =>
    (index) =>
      make(SEEDED + index, seeding);
  const dueAt = new Date(seeding.now - 60_000);
  await seed(client, "turns", BACKLOG, after(openTurn));
  await seed(client, "audit", BACKLOG, after(unchained));
  await seed(client, "jobs", BACKLOG, (index) => ({ ...job(SEEDED + index, seeding), state: "queued", finishedAt: null, dueAt }));
}

async function seed(client: MongoClient, name: string, count: number, make: Make): Promise<void> {
  const starts = Array.from({ length: Math.ceil(count / BATCH) }, (_, batch) => batch * BATCH).values();
  const worker = async () => {
    for (const start of starts) {
      const records = Array.from({ length: Math.min(BATCH, count - start) }, (_, offset) => make(start + offset));
      await client.db().collection<Document>(name).insertMany(records, { ordered: false });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}

function pastOf(seeding: Seeding): Record<string, Make> {
  const { tenancy, text, now } = seeding;
  const past = { tenancy, text, now, at: (index: number) => at(seeding, index) };
  return {
    turns: (index) => seededTurn(index, seeding),
    chats: (index) => chat(index, seeding),
    ...seededPeople(past),
    ...guardPast(past),
    ...memoryPast(past),
    ...keepingPast(past),
    ...knowledgePast(past),
    ...protectionPast(past),
    ...seededPrivacy(past),
    ...ledgers(seeding),
    ...background(seeding),
    ...shortLived(seeding),
  };
}

function chat(index: number, seeding: Seeding): ChatRecord {
  const createdAt = at(seeding, index);
  const { orgId, userId } = seeding.tenancy.of(index);
  const deletedAt = index % 20 === 3 ? createdAt : null;
  return { _id: seededId("cht", index), orgId, userId, title: null, lastSeq: 1, createdAt, activeAt: createdAt, deletedAt };
}

function job(index: number, seeding: Seeding): JobRecord {
  const { orgId } = seeding.tenancy.of(index);
  const createdAt = at(seeding, index);
  const lease = { attempts: 1, fence: 1, owner: null, leaseUntil: null, publishCount: 1, dueAt: null, lastError: null };
  const what = { name: "chat.purge-chat", payload: {}, deduplicationKey: seededId("cht", index) };
  return { _id: seededId("job", index), orgId, state: "done", ...lease, ...what, createdAt, finishedAt: createdAt, reason: null };
}

function background(seeding: Seeding): Record<string, Make> {
  const { tenancy, kekId } = seeding;
  const deadLetter = (index: number): DeadLetterRecord => {
    const { orgId } = tenancy.of(index);
    const what = { job: "chat.run-turn", recordId: seededId("trn", index), reason: "job.attempts_exhausted" };
    return { _id: seededId("ddl", index), orgId, ...what, at: at(seeding, index), replayedAt: null, replayedBy: null };
  };
  const dataKey = (index: number): DataKeyRecord => ({
    _id: seededId("key", index),
    orgId: seededId("org", index),
    kekId,
    wrapped: "v1",
    isActive: true,
    createdAt: at(seeding, index),
  });
  return { jobs: (index) => job(index, seeding), dead_letters: deadLetter, data_keys: dataKey };
}

function shortLived({ tenancy, now }: Seeding): Record<string, Make> {
  const expiresAt = new Date(now + DAY_MS);
  const attempt = (index: number): SignInAttemptRecord => ({ _id: `attempt ${index}`, failures: 1, lockedUntil: new Date(0), expiresAt });
  const idempotency = (index: number): IdempotencyRecord => {
    const { orgId } = tenancy.of(index);
    return { _id: `key ${index}`, orgId, requestDigest: "0", status: 200, reply: null, busyUntil: new Date(0), expiresAt };
  };
  return {
    sign_in_attempts: attempt,
    idempotency,
    limit_counters: (index) => ({ _id: `counter ${index}`, count: 1, expiresAt }),
    cache: (index) => ({ _id: `entry ${index}`, value: "v", expiresAt }),
  };
}
