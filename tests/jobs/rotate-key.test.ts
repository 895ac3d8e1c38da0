import fc from "fast-check";
import { expect, test } from "vitest";
import { turnCollection } from "../../lib/chat/turn.store.ts";
import { describeKeys } from "../../lib/platform/crypto/describe-keys.ts";
import { advanceRotation, startRotation } from "../../lib/platform/crypto/rotate-data-key.ts";
import { parseEnv } from "../../lib/platform/env.ts";
import { createRuntime } from "../../lib/runtime/create-runtime.ts";
import { type AdjustableClock, createAdjustableClock } from "../support/adjustable-clock.ts";
import { type Conversation, NO_QUEUE, startConversation } from "../support/conversation.ts";
import { createHarness, type Harness } from "../support/harness.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
const CHATS = 120;

type World = { harness: Harness; clock: AdjustableClock; talk: Conversation; titles: Map<string, string> };

/** More chats than fit into two pages of the walk. */
async function startWorld(): Promise<World> {
  const clock = createAdjustableClock();
  const harness = await createHarness({ environment: NO_QUEUE, overrides: { clock } });
  const talk = await startConversation(harness);
  const titles = new Map<string, string>();
  for (let index = 0; index < CHATS; index += 1) await addChat({ harness, clock, talk, titles }, `Title ${index}`);
  return { harness, clock, talk, titles };
}

async function addChat({ harness, talk, titles }: World, title: string): Promise<void> {
  const { chats, cipher } = harness.runtime.deps;
  const { orgId, userId } = talk.person;
  const _id = `cht_test_${String(titles.size).padStart(4, "0")}`;
  const sealed = (await cipher.forOrganization(orgId)).encrypt({ collection: "chats", id: _id, field: "title" }, title);
  const at = new Date(harness.runtime.deps.clock.now());
  await chats.insert({ _id, orgId, userId, title: sealed, lastSeq: 0, createdAt: at, activeAt: at, deletedAt: null });
  titles.set(_id, title);
}

/** What a process that has just started reads: every title as it was written. */
async function expectReadable({ harness, clock, talk, titles }: World): Promise<void> {
  const fresh = createRuntime(parseEnv(harness.environment), { clock });
  const { orgId, userId } = talk.person;
  const cipher = await fresh.deps.cipher.forOrganization(orgId);
  const stored = await fresh.deps.chats.list(orgId, userId, { after: null, limit: 1_000 });
  const read = stored.flatMap(({ _id, title }) =>
    title === null ? [] : [[_id, cipher.decrypt({ collection: "chats", id: _id, field: "title" }, title)]],
  );
  expect(new Map(read.map(([id, title]) => [id, title]))).toEqual(titles);
  await fresh.close();
}

/** Dies in the middle of a page, after as many documents were written: the cursor has not moved yet. */
async function live(world: World, dieAfterDocuments: number): Promise<void> {
  const { deps, close } = createRuntime(parseEnv(world.harness.environment), { clock: world.clock });
  const { replaceFields } = deps.encryptedDocuments;
  let written = 0;
  deps.encryptedDocuments.replaceFields = async (...change) => {
    if (written >= dieAfterDocuments) throw new Error("killed");
    written += 1;
    return replaceFields(...change);
  };
  try {
    while (await advanceRotation(deps, world.talk.person.orgId));
  } catch (error) {
    expect(String(error)).toContain("killed");
  } finally {
    await close();
  }
}

test("a rotation that is killed at random documents ends complete: every value opens, all are under the new key, the old one is gone", async () => {
  const lives = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 });
  await fc.assert(fc.asyncProperty(lives, expectComplete), { numRuns: 3 });
});

async function expectComplete(lives: readonly number[]): Promise<void> {
  const world = await startWorld();
  const { deps } = world.harness.runtime;
  const { orgId } = world.talk.person;
  const turnId = await world.talk.send("Written before the rotation");
  world.titles.set(world.talk.chatId, "Written before the rotation");
  world.clock.advance(10 * MINUTE);
  expect(await startRotation(deps, orgId)).toBe(true);
  expect(await startRotation(deps, orgId)).toBe(false);
  expect(await advanceRotation(deps, orgId)).toBeNull();
  await addChat(world, "While it settles");
  world.clock.advance(4 * MINUTE);
  for (const documents of lives) {
    await live(world, documents);
    await addChat(world, "Between two lives");
    await expectReadable(world);
  }
  await live(world, Number.POSITIVE_INFINITY);
  expect(await deps.keyRotations.find(orgId)).toMatchObject({ state: "resting", pass: 1, unreadable: 0 });
  const keys = await describeKeys(deps, orgId);
  expect(keys).toHaveLength(2);
  expect(keys.filter(({ values }) => values > 0).map(({ isActive }) => isActive)).toEqual([true]);

  world.clock.advance(2 * DAY);
  await live(world, Number.POSITIVE_INFINITY);
  expect(await deps.keyRotations.find(orgId)).toMatchObject({ state: "done", pass: 2, rewritten: 0 });
  expect((await deps.dataKeys.list(orgId)).map(({ isActive }) => isActive)).toEqual([true]);
  await expectReadable(world);
  const turn = await deps.db.collection(turnCollection).findOne({ _id: turnId });
  world.clock.advance(2 * MINUTE);
  const cipher = await deps.cipher.forOrganization(orgId);
  expect(cipher.decrypt({ collection: "turns", id: turnId, field: "message" }, turn?.message ?? "")).toBe("Written before the rotation");
}

test("writers that change a document in the very moment win, and lose nothing", async () => {
  const world = await startWorld();
  const { deps } = world.harness.runtime;
  const { orgId, userId } = world.talk.person;
  world.clock.advance(10 * MINUTE);
  await startRotation(deps, orgId);
  world.clock.advance(4 * MINUTE);
  const [first = ""] = world.titles.keys();
  // Between reading and writing of the rotation, the title is changed.
  const { replaceFields } = deps.encryptedDocuments;
  let isChanged = false;
  deps.encryptedDocuments.replaceFields = async (name, owner, id, changes) => {
    if (id === first && !isChanged) {
      isChanged = true;
      const sealed = (await deps.cipher.forOrganization(orgId)).encrypt({ collection: "chats", id, field: "title" }, "Changed meanwhile");
      await deps.chats.setTitle(orgId, userId, id, sealed);
      world.titles.set(id, "Changed meanwhile");
    }
    return replaceFields(name, owner, id, changes);
  };
  while (await advanceRotation(deps, orgId));
  expect(isChanged).toBe(true);
  await expectReadable(world);
});

test("a value that no key opens is counted, stops nothing, and keeps the old keys for whoever looks into it", async () => {
  const world = await startWorld();
  const { deps } = world.harness.runtime;
  const { orgId, userId } = world.talk.person;
  const [first = ""] = world.titles.keys();
  const own = await deps.cipher.forOrganization(orgId);
  // As if it had been copied from another chat.
  await deps.chats.setTitle(orgId, userId, first, own.encrypt({ collection: "chats", id: "cht_other", field: "title" }, "Moved"));
  world.clock.advance(10 * MINUTE);
  await startRotation(deps, orgId);
  for (const wait of [4 * MINUTE, 2 * DAY, 2 * DAY]) {
    world.clock.advance(wait);
    while (await advanceRotation(deps, orgId));
  }
  expect(await deps.keyRotations.find(orgId)).toMatchObject({ state: "resting", unreadable: 1 });
  expect(await deps.dataKeys.list(orgId)).toHaveLength(2);
});

test("wrapping anew moves every data key to the first ENCRYPTION_KEY and to the post-quantum key, while old wraps stay readable", async () => {
  const world = await startWorld();
  const { environment } = world.harness;
  const [kek, next, pq] = [environment.ENCRYPTION_KEY ?? "", "0123456789abcdef".repeat(4), "fedcba9876543210".repeat(4)];
  const both = createRuntime(parseEnv({ ...environment, ENCRYPTION_KEY: `${next},${kek}`, ENCRYPTION_PQ_KEY: pq }), { clock: world.clock });
  const { orgId } = world.talk.person;
  const [id = "", title] = [...world.titles][0] ?? [];
  const open = async (runtime: typeof both) => {
    const stored = await runtime.deps.chats.find(orgId, world.talk.person.userId, id);
    return (await runtime.deps.cipher.forOrganization(orgId)).decrypt({ collection: "chats", id, field: "title" }, stored?.title ?? "");
  };
  expect(await open(both)).toBe(title);
  expect(await both.deps.dataKeys.countNotWrappedBy(both.deps.cipher.wrapId)).toBeGreaterThan(0);
  while ((await both.deps.cipher.rewrapDataKeys(1)) > 0);
  expect(await both.deps.dataKeys.countNotWrappedBy(both.deps.cipher.wrapId)).toBe(0);
  expect((await both.deps.dataKeys.list(orgId)).map(({ wrapped }) => wrapped.slice(0, 3))).toEqual(["x1."]);
  for (const [keys, pqKey, works] of [
    [next, pq, true],
    [next, undefined, false],
    [kek, pq, false],
  ] as const) {
    const runtime = createRuntime(parseEnv({ ...environment, ENCRYPTION_KEY: keys, ENCRYPTION_PQ_KEY: pqKey }), { clock: world.clock });
    if (works) expect(await open(runtime)).toBe(title);
    else await expect(open(runtime)).rejects.toThrow(/No ENCRYPTION_/);
    await runtime.close();
  }
  await both.close();
});
