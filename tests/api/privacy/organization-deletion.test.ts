import { expect, test } from "vitest";
import { applyTombstones, readTombstones } from "../../../lib/auth/privacy/apply-tombstones.ts";
import { DecryptionError } from "../../../lib/platform/crypto/envelope.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { type AdjustableClock, createAdjustableClock } from "../../support/adjustable-clock.ts";
import { readTurn, tick } from "../../support/conversation.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { leavesOf, readDatabase } from "../../support/scan-database.ts";
import { CANARY, liveALittle } from "./life.ts";

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

type World = { harness: Harness; clock: AdjustableClock };

async function startWorld(): Promise<World> {
  const clock = createAdjustableClock();
  return { harness: await createHarness({ overrides: { clock } }), clock };
}

async function pass({ harness, clock }: World, durationMs: number): Promise<void> {
  // Who was refused is written down seconds later by a clock of its own, for which no days pass here.
  await harness.runtime.deps.denials.flush();
  clock.advance(durationMs);
  for (let index = 0; index < 2; index += 1) {
    clock.advance(6 * MINUTE);
    await tick(harness);
  }
}

/** Where an organization is still named: its tombstone, and the record of its end in the chain of no organization. */
async function findMentions({ harness }: World, orgId: string): Promise<string[]> {
  const database = await readDatabase(harness.environment.MONGODB_URI ?? "");
  return [...new Set([...leavesOf(database)].filter(({ text }) => text.includes(orgId)).map(({ collection }) => collection))].toSorted();
}

/** What somebody was still writing at that moment goes with one of the looks an hour and two hours later. */
async function expectForgotten(world: World, orgId: string): Promise<void> {
  const rest = ["audit", "deletion_tombstones", "users"];
  if ((await findMentions(world, orgId)).length > rest.length) await pass(world, 2 * HOUR);
  expect(await findMentions(world, orgId)).toEqual(rest);
}

const path = "/api/organizations/current/deletion";

test("a week after the owner said so, the keys are destroyed first, nothing can be read any more, and then every document is gone", async () => {
  const world = await startWorld();
  const { harness, clock } = world;
  const { owner, member, talk } = await liveALittle(harness);
  const [turn] = await harness.runtime.deps.turns.listAll(owner.orgId, talk.chatId, 1);
  const stored = await readTurn(harness, turn?._id ?? "");
  const other = await liveALittle(harness);
  expect((await harness.call("POST", path, { as: member, body: { name: "x" } })).status).toBe(403);
  const wrong = await harness.call("POST", path, { as: owner, body: { name: "Another" } });
  expect([wrong.status, (await wrong.json()).code]).toEqual([422, "account.confirmation_wrong"]);
  const name = (await harness.runtime.deps.organizations.find(owner.orgId))?.name;
  expect(await harness.json("POST", path, { as: owner, body: { name } })).toMatchObject({ isScheduled: true });
  expect(await harness.json("GET", path, { as: member })).toMatchObject({ isScheduled: true });
  expect(await harness.json("DELETE", path, { as: owner })).toMatchObject({ isScheduled: false });
  expect((await harness.call("DELETE", path, { as: owner })).status).toBe(404);
  expect(await harness.json("POST", path, { as: owner, body: { name } })).toMatchObject({ isScheduled: true });

  await pass(world, 6 * DAY);
  expect(await harness.runtime.deps.organizations.find(owner.orgId)).not.toBeNull();
  await pass(world, DAY);
  await expectForgotten(world, owner.orgId);
  // A copy of a value, as a backup has it, opens no more; the other organization's still do.
  const cipher = await harness.runtime.deps.cipher.forOrganization(owner.orgId);
  expect(() => cipher.decrypt({ collection: "turns", id: stored._id, field: "message" }, stored.message)).toThrow(DecryptionError);
  expect((await harness.runtime.deps.chats.list(other.owner.orgId, other.member.userId, { after: null, limit: 5 })).length).toBeGreaterThan(
    0,
  );
  expect((await harness.call("GET", "/api/auth/me", { as: owner })).status).toBe(401);

  // What a dying process writes afterwards is found by the next look.
  await harness.runtime.deps.turns.insert(stored);
  clock.advance(2 * HOUR);
  await pass(world, MINUTE);
  expect(await findMentions(world, owner.orgId)).not.toContain("turns");
});

test("a restored backup forgets again what was deleted after it was made, before anybody may look", async () => {
  const world = await startWorld();
  const { harness } = world;
  const { owner, member } = await liveALittle(harness);
  const backup = await readDatabase(harness.environment.MONGODB_URI ?? "");
  const name = (await harness.runtime.deps.organizations.find(owner.orgId))?.name;
  await harness.json("POST", path, { as: owner, body: { name } });
  await harness.json("POST", "/api/account/deletion", { as: member, body: { email: member.email } });
  await pass(world, 15 * DAY);
  await pass(world, MINUTE);
  expect(await harness.runtime.deps.users.find(member.userId)).toBeNull();
  const tombstones = await Array.fromAsync(readTombstones(harness.runtime.deps));
  expect(tombstones.map(({ kind }) => kind).toSorted()).toEqual(["organization", "person"]);
  expect(JSON.stringify(tombstones)).not.toContain(member.userId);

  const restored = await startWorld();
  for (const [collection, documents] of backup)
    if (documents.length > 0) await restored.harness.runtime.deps.db.collection({ name: collection, indexes: [] }).insertMany(documents);
  const ctx = createSystemContext(restored.harness.runtime, { job: "test", orgId: "" });
  expect(await applyTombstones(ctx, tombstones)).toEqual({ organizations: 1, people: 1 });
  await pass(restored, MINUTE);
  await pass(restored, MINUTE);
  const leaves = [...leavesOf(await readDatabase(restored.harness.environment.MONGODB_URI ?? ""))];
  for (const word of [member.userId, member.email, CANARY]) expect(leaves.filter(({ text }) => text.includes(word))).toEqual([]);
  expect(await findMentions(restored, owner.orgId)).toEqual(["deletion_tombstones", "users"]);
});

test("a legal hold without an end forbids it; one with an end keeps the trail until then and lets everything else go", async () => {
  const world = await startWorld();
  const { harness } = world;
  const owner = await harness.createPerson();
  const name = (await harness.runtime.deps.organizations.find(owner.orgId))?.name;
  const open = await harness.json<{ id: string }>("POST", "/api/audit/holds", { as: owner, body: { reason: "Without an end" } });
  const refused = await harness.call("POST", path, { as: owner, body: { name } });
  expect([refused.status, (await refused.json()).code]).toEqual([409, "audit.hold_active"]);
  await harness.json("POST", `/api/audit/holds/${open.id}/release`, { as: owner, body: {} });
  const until = new Date(world.clock.now() + 60 * DAY).toISOString();
  await harness.json("POST", "/api/audit/holds", { as: owner, body: { reason: "For two months", until } });
  expect(await harness.json("POST", path, { as: owner, body: { name } })).toMatchObject({ isScheduled: true });
  await pass(world, 8 * DAY);
  const { organizations, audit } = harness.runtime.deps;
  expect(await organizations.find(owner.orgId)).toBeNull();
  expect((await audit.listChained(owner.orgId, 0, 100)).length).toBeGreaterThan(3);
  await pass(world, 61 * DAY);
  await pass(world, DAY);
  expect(await audit.listChained(owner.orgId, 0, 100)).toEqual([]);
  expect(await findMentions(world, owner.orgId)).toEqual(["audit", "deletion_tombstones", "users"]);
});
