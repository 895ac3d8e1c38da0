import { expect, test } from "vitest";
import { z } from "zod";
import { auditCollection } from "../../../lib/platform/audit/audit.store.ts";
import { auditHeadCollection } from "../../../lib/platform/audit/audit-head.store.ts";
import { auditPublicKeySchema } from "../../../lib/platform/audit/audit-signer.ts";
import { auditCheckpointCollection } from "../../../lib/platform/audit/checkpoint.store.ts";
import { auditVerificationSchema } from "../../../lib/platform/audit/verify-audit.ts";
import { verifyExport } from "../../../lib/platform/audit/verify-export.ts";
import { type AdjustableClock, createAdjustableClock } from "../../support/adjustable-clock.ts";
import { tick } from "../../support/conversation.ts";
import { createHarness, type Harness, type Person } from "../../support/harness.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

type World = { harness: Harness; clock: AdjustableClock; owner: Person };

async function startWorld(): Promise<World> {
  const clock = createAdjustableClock();
  const harness = await createHarness({ overrides: { clock } });
  return { harness, clock, owner: await harness.createPerson() };
}

/** The clock leaps by months: whoever acts afterwards has to sign in again. */
async function signInAgain({ harness }: World, person: Person): Promise<Person> {
  const body = { email: person.email, password: person.password };
  const { token } = await harness.json<{ token: string }>("POST", "/api/auth/login", { body });
  return { ...person, token };
}

async function change({ harness, clock, owner }: World, count: number): Promise<void> {
  const as = await signInAgain({ harness, clock, owner }, owner);
  for (let index = 0; index < count; index += 1) {
    const body = { provider: "openai", model: "gpt-6-luna", note: `Looked at it ${index} times.` };
    expect((await harness.call("PATCH", "/api/ai/models", { as, body })).status).toBe(200);
  }
  await chain({ harness, clock, owner });
}

async function chain({ harness, clock }: World): Promise<void> {
  clock.advance(6 * MINUTE);
  await tick(harness);
}

/** A batch of records, then as many days. */
async function age(world: World, days: number): Promise<void> {
  await change(world, 3);
  world.clock.advance(days * DAY);
}

const stored = ({ harness, owner }: World) =>
  harness.runtime.deps.db.collection(auditCollection).find({ orgId: owner.orgId }).sort({ seq: 1 }).toArray();

async function verification(world: World) {
  const as = await signInAgain(world, world.owner);
  return auditVerificationSchema.parse(await world.harness.json("GET", "/api/audit/verification", { as }));
}

async function exported(world: World): Promise<string[]> {
  const as = await signInAgain(world, world.owner);
  const response = await world.harness.call("GET", "/api/audit/export", { as });
  return (await response.text()).trimEnd().split("\n");
}

const keysOf = async ({ harness }: World) =>
  z.object({ keys: z.array(auditPublicKeySchema) }).parse(await harness.json("GET", "/api/audit/keys")).keys;

/** The announcement, its place in the chain and the deletion are three ticks. */
async function retain(world: World): Promise<void> {
  for (let index = 0; index < 4; index += 1) await chain(world);
}

test("records older than the policy go in whole checkpoints, the trail says so itself, and what remains verifies here and offline", async () => {
  const world = await startWorld();
  await age(world, 300);
  const before = await stored(world);
  await age(world, 200);
  await retain(world);
  const after = await stored(world);
  const first = after[0]?.seq ?? 0;
  expect(first).toBeGreaterThan(1);
  expect(before.filter(({ seq }) => seq !== null && seq < first)).toHaveLength(first - 1);
  expect(after.filter(({ action }) => action === "audit.trail-shortened")).toHaveLength(1);
  expect(await verification(world)).toMatchObject({ isSound: true, fault: null });
  const lines = await exported(world);
  expect(await verifyExport(lines, { keys: await keysOf(world) })).toMatchObject({ isSound: true, faults: [] });
  const as = await signInAgain(world, world.owner);
  const policy = await world.harness.json("GET", "/api/audit/policy", { as });
  expect(policy).toMatchObject({ retentionDays: 400, isDefault: true, activeHold: null, droppedUpTo: first - 1 });

  // A second shortening stands on the first.
  await age(world, 450);
  await retain(world);
  expect((await stored(world))[0]?.seq).toBeGreaterThan(first);
  expect(await verification(world)).toMatchObject({ isSound: true });
  expect(await verifyExport(await exported(world), { keys: await keysOf(world) })).toMatchObject({ isSound: true });
});

test("whoever shortens a trail without saying so in it, or says it of another one, is found out, here and offline", async () => {
  const world = await startWorld();
  await age(world, 300);
  await age(world, 200);
  await retain(world);
  const { db } = world.harness.runtime.deps;
  const { orgId } = world.owner;
  const keys = await keysOf(world);
  const lines = await exported(world);
  const anchorLine = lines[1] ?? "";
  expect(anchorLine).toContain('"type":"checkpoint"');
  // Offline: without the anchor, with another number, without the announcement.
  for (const bent of [
    lines.toSpliced(1, 1),
    lines.toSpliced(0, 1, (lines[0] ?? "").replace(/"anchor":\d+/, '"anchor":99')),
    lines.filter((line) => !line.includes("audit.trail-shortened")),
  ])
    expect((await verifyExport(bent, { keys })).isSound).toBe(false);

  // Here: one checkpoint more is taken away than was announced.
  const heads = db.collection(auditHeadCollection);
  const anchor = (await heads.findOne({ _id: orgId }))?.anchor ?? 0;
  const next = await db.collection(auditCheckpointCollection).findOne({ orgId, number: anchor + 1 });
  await heads.updateOne({ _id: orgId }, { $set: { anchor: anchor + 1 } });
  await db.collection(auditCollection).deleteMany({ orgId, seq: { $lte: next?.toSeq ?? 0 } });
  expect(await verification(world)).toMatchObject({
    isSound: false,
    fault: { checkpoint: anchor + 1, problem: expect.stringContaining("announces") },
  });
  const cut = await verifyExport(await exported(world), { keys });
  expect(cut.faults.map(({ problem }) => problem)).toContain("no record announces that the trail was shortened up to here");
});

test("under a legal hold nothing goes, also what was announced already; a hold that ends or is released lets it go", async () => {
  const world = await startWorld();
  await age(world, 300);
  await age(world, 200);
  const as = await signInAgain(world, world.owner);
  const until = new Date(world.clock.now() + 30 * DAY).toISOString();
  const held = await world.harness.json<{ id: string }>("POST", "/api/audit/holds", {
    as,
    body: { reason: "Case 17 of the tax office", until },
  });
  expect(held).toMatchObject({ reason: "Case 17 of the tax office", isActive: true, releasedAt: null });
  const raw = JSON.stringify(await world.harness.runtime.deps.db.collection({ name: "legal_holds", indexes: [] }).find({}).toArray());
  expect(raw).not.toContain("tax office");
  const count = (await stored(world)).filter(({ seq }) => seq !== null && seq < 5).length;
  await retain(world);
  expect((await stored(world)).filter(({ seq }) => seq !== null && seq < 5)).toHaveLength(count);
  const release = `/api/audit/holds/${held.id}/release`;
  expect(await world.harness.json("POST", release, { as: await signInAgain(world, world.owner), body: {} })).toMatchObject({
    isActive: false,
  });
  world.clock.advance(2 * DAY);
  await retain(world);
  expect((await stored(world))[0]?.seq).toBeGreaterThan(1);
});

test("who may not decide does not: days below ninety, a hold that has ended, a foreign hold and a reader are refused", async () => {
  const { harness, owner } = await startWorld();
  const analyst = await harness.addPerson(owner, "ANALYST");
  const stranger = await harness.createPerson();
  const put = (as: Person, retentionDays: number) => harness.call("PUT", "/api/audit/policy", { as, body: { retentionDays } });
  expect((await put(owner, 89)).status).toBe(422);
  expect((await put(analyst, 90)).status).toBe(403);
  expect((await put(owner, 90)).status).toBe(200);
  expect(await harness.json("GET", "/api/audit/policy", { as: analyst })).toMatchObject({ retentionDays: 90, isDefault: false });
  const past = await harness.call("POST", "/api/audit/holds", { as: owner, body: { reason: "too late", until: "2020-01-01T00:00:00Z" } });
  expect([past.status, (await past.json()).code]).toEqual([422, "audit.hold_ended"]);
  const hold = await harness.json<{ id: string }>("POST", "/api/audit/holds", { as: owner, body: { reason: "ours alone" } });
  expect((await harness.call("POST", `/api/audit/holds/${hold.id}/release`, { as: stranger, body: {} })).status).toBe(404);
  expect(await harness.json("GET", "/api/audit/holds", { as: stranger })).toEqual({ items: [], nextCursor: null });
});
