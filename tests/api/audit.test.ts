import { expect, test } from "vitest";
import { z } from "zod";
import { auditCollection } from "../../lib/platform/audit/audit.store.ts";
import { hashOf } from "../../lib/platform/audit/audit-record.ts";
import { auditPublicKeySchema } from "../../lib/platform/audit/audit-signer.ts";
import { auditCheckpointCollection } from "../../lib/platform/audit/checkpoint.store.ts";
import { auditProofSchema } from "../../lib/platform/audit/get-audit-proof.ts";
import { auditRowSchema } from "../../lib/platform/audit/list-audit.ts";
import { auditVerificationSchema } from "../../lib/platform/audit/verify-audit.ts";
import { verifyExport } from "../../lib/platform/audit/verify-export.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { tick } from "../support/conversation.ts";
import { createHarness, type Harness, type Person } from "../support/harness.ts";

const pageSchema = z.object({ items: z.array(auditRowSchema), nextCursor: z.string().nullable() });
const SLOT_MS = 61_000;

/** `changes` of one kind, whose records have one action and one target. */
async function startTrail(changes: number) {
  const clock = createAdjustableClock();
  const harness = await createHarness({ overrides: { clock } });
  const owner = await harness.createPerson();
  for (let index = 0; index < changes; index += 1) await change(harness, owner, index);
  const chain = async () => {
    clock.advance(SLOT_MS);
    await tick(harness);
  };
  await chain();
  return { harness, owner, chain, clock };
}

const change = async (harness: Harness, as: Person, index: number) => {
  const body = { provider: "openai", model: "gpt-6-luna", note: `Looked at it ${index} times.` };
  expect((await harness.call("PATCH", "/api/ai/models", { as, body })).status).toBe(200);
};
const CHANGE = "ai.model-policy-updated";

const listOf = async (harness: Harness, as: Person, query = "") =>
  pageSchema.parse(await harness.json("GET", `/api/audit?${query}`, { as }));
const verification = async (harness: Harness, as: Person) =>
  auditVerificationSchema.parse(await harness.json("GET", "/api/audit/verification", { as }));
const keysOf = async (harness: Harness) =>
  z.object({ keys: z.array(auditPublicKeySchema) }).parse(await harness.json("GET", "/api/audit/keys")).keys;

async function exportLines(harness: Harness, as: Person, query = ""): Promise<string[]> {
  const response = await harness.call("GET", `/api/audit/export?${query}`, { as });
  expect(response.status).toBe(200);
  return (await response.text()).trimEnd().split("\n");
}

test("changes are listed newest first, page by page, each once, and by filter", async () => {
  const { harness, owner } = await startTrail(7);
  const whole = await listOf(harness, owner, "limit=200");
  expect(whole.items.map(({ at }) => at)).toEqual(
    whole.items
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  );
  expect(whole.items.every(({ seq, hash }) => seq !== null && hash !== null)).toBe(true);
  const paged: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: z.infer<typeof pageSchema> = await listOf(harness, owner, `limit=3${cursor === "" ? "" : `&cursor=${cursor}`}`);
    paged.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(whole.items.map(({ id }) => id));

  const changes = await listOf(harness, owner, `action=${CHANGE}`);
  expect(changes.items).toHaveLength(7);
  expect((await listOf(harness, owner, "action=ai.")).items.length).toBeGreaterThanOrEqual(7);
  expect((await listOf(harness, owner, `actor=${owner.userId}&action=ai.`)).items.length).toBeGreaterThanOrEqual(7);
  expect((await listOf(harness, owner, "actor=usr_nobody")).items).toEqual([]);
  const target = changes.items[0]?.target.id ?? "";
  const atTarget = await listOf(harness, owner, `target=${target}`);
  expect(atTarget.items.filter(({ action }) => action === CHANGE)).toHaveLength(7);
  expect(atTarget.items.every((row) => row.target.id === target)).toBe(true);
  expect((await listOf(harness, owner, "to=2020-01-01T00:00:00Z")).items).toEqual([]);
  const refused = await harness.call("GET", "/api/audit?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", { as: owner });
  expect([refused.status, await refused.json()]).toMatchObject([422, { code: "audit.period_invalid" }]);
});

test("another organization's trail is out of reach, and a role without the permission reads none", async () => {
  const { harness, owner } = await startTrail(2);
  const stranger = await harness.createPerson();
  const own = await listOf(harness, stranger);
  expect(own.items.every(({ actor }) => actor !== owner.userId)).toBe(true);
  const [header] = await exportLines(harness, stranger);
  expect(header).toContain(stranger.orgId);
  expect(header).not.toContain(owner.orgId);
  const user = await harness.addPerson(owner, "USER");
  for (const path of ["/api/audit", "/api/audit/export", "/api/audit/verification"])
    expect((await harness.call("GET", path, { as: user })).status, path).toBe(403);
  expect((await harness.call("GET", "/api/audit", { as: await harness.addPerson(owner, "ANALYST") })).status).toBe(200);
});

test("the exported file verifies with the published keys alone, whole and filtered, and records itself", async () => {
  const { harness, owner, chain } = await startTrail(5);
  const keys = await keysOf(harness);
  const whole = await verifyExport(await exportLines(harness, owner), { keys });
  expect(whole).toMatchObject({ isSound: true, faults: [], orgId: owner.orgId, unsigned: 0 });
  const filtered = await verifyExport(await exportLines(harness, owner, `action=${CHANGE}`), { keys });
  expect(filtered).toMatchObject({ isSound: true, records: 5, unsigned: 0 });
  await chain();
  const exports = await listOf(harness, owner, "action=audit.trail-exported");
  expect(exports.items).toHaveLength(2);
  const later = await verifyExport(await exportLines(harness, owner), { keys });
  expect(later).toMatchObject({ isSound: true, records: whole.records + 2, checkpoints: 2 });
  const csv = await exportLines(harness, owner, "format=csv");
  expect(csv[0]).toBe(
    "seq,at,actor,role,action,targetType,targetId,severity,reason,beforeDigest,afterDigest,requestId,ip,userAgent,id,prevHash,hash,checkpoint\r",
  );
  expect(csv.length - 1).toBe(later.records);
});

test("whatever is done to the stored trail, the verification names it", async () => {
  const { harness, owner, chain } = await startTrail(6);
  await change(harness, owner, 6);
  await chain();
  const { db } = harness.runtime.deps;
  const records = db.collection(auditCollection);
  const checkpoints = db.collection(auditCheckpointCollection);
  const sound = await verification(harness, owner);
  expect(sound).toMatchObject({ isSound: true, fault: null, checkpoints: 2, unsigned: 0, isPartial: false });

  const third = await records.findOne({ orgId: owner.orgId, seq: 3 });
  if (!third) throw new Error("There are more than three records.");
  await records.updateOne({ _id: third._id }, { $set: { actor: "usr_other" } });
  expect(await verification(harness, owner)).toMatchObject({ isSound: false, fault: { seq: 3, problem: "altered" } });
  await records.updateOne({ _id: third._id }, { $set: { actor: third.actor } });
  await records.deleteOne({ _id: third._id });
  expect(await verification(harness, owner)).toMatchObject({ isSound: false, fault: { seq: 3, problem: "gap" } });
  await records.insertOne(third);
  expect(await verification(harness, owner)).toEqual(sound);

  const first = await checkpoints.findOne({ orgId: owner.orgId, number: 1 });
  if (!first) throw new Error("There is a checkpoint.");
  await checkpoints.updateOne({ _id: first._id }, { $set: { at: "2020-01-01T00:00:00.000Z" } });
  expect(await verification(harness, owner)).toMatchObject({
    isSound: false,
    fault: { checkpoint: 1, problem: expect.stringContaining("signed") },
  });
  await checkpoints.deleteOne({ _id: first._id });
  expect(await verification(harness, owner)).toMatchObject({ isSound: false, fault: { checkpoint: 2 } });
});

test("a signer that fails leaves the chain whole, and the next tick signs", async () => {
  const clock = createAdjustableClock();
  const harness = await createHarness({ overrides: { clock } });
  const owner = await harness.createPerson();
  const { deps } = harness.runtime;
  const signer = deps.auditSigner;
  deps.auditSigner = {
    ...signer,
    keyId: signer.keyId,
    publicKeys: signer.publicKeys,
    sign: () => Promise.reject(new Error("The key service is away.")),
  };
  clock.advance(SLOT_MS);
  expect((await harness.signedCallback("/api/jobs/tick", {})).status).toBe(500);
  const unsigned = await verification(harness, owner);
  expect(unsigned).toMatchObject({ isSound: true, checkpoints: 0 });
  expect(unsigned.unsigned).toBeGreaterThan(0);
  deps.auditSigner = signer;
  // The lease of the one that failed has to pass.
  clock.advance(SLOT_MS);
  await Promise.all([tick(harness), tick(harness)]);
  expect(await verification(harness, owner)).toMatchObject({ isSound: true, checkpoints: 1, unsigned: 0, records: unsigned.records });
});

test("each record says what vouches for it, and an altered record, root or signature no longer does", async () => {
  const { harness, owner } = await startTrail(4);
  const { db } = harness.runtime.deps;
  const records = db.collection(auditCollection);
  const checkpoints = db.collection(auditCheckpointCollection);
  const proofOf = async (seq: number, as = owner) =>
    auditProofSchema.parse(await harness.json("GET", `/api/audit/records/${seq}/proof`, { as }));
  const sound = await proofOf(3);
  expect(sound).toMatchObject({ seq: 3, isIntact: true, checkpoint: { number: 1, isSigned: true, isIncluded: true, proof: { index: 2 } } });
  const stranger = await harness.createPerson();
  expect((await harness.call("GET", "/api/audit/records/3/proof", { as: stranger })).status).toBe(404);
  expect((await harness.call("GET", "/api/audit/records/999/proof", { as: owner })).status).toBe(404);

  const third = await records.findOne({ orgId: owner.orgId, seq: 3 });
  const first = await checkpoints.findOne({ orgId: owner.orgId, number: 1 });
  if (!third || !first) throw new Error("There are records and a checkpoint.");
  await records.updateOne({ _id: third._id }, { $set: { reason: "made up" } });
  expect((await proofOf(3)).isIntact).toBe(false);
  await records.updateOne({ _id: third._id }, { $set: { reason: third.reason } });
  await checkpoints.updateOne({ _id: first._id }, { $set: { root: "0".repeat(64) } });
  expect((await proofOf(3)).checkpoint).toMatchObject({ isSigned: false, isIncluded: false });
  await checkpoints.updateOne({ _id: first._id }, { $set: { root: first.root, at: "2020-01-01T00:00:00.000Z" } });
  expect((await proofOf(3)).checkpoint).toMatchObject({ isSigned: false, isIncluded: true });
  await checkpoints.updateOne({ _id: first._id }, { $set: { at: first.at } });
  // Rewritten with a hash that fits: the signed root still says what it was.
  const forged = { ...third, actor: "usr_other" };
  const { seq, prevHash } = third;
  if (seq === null || prevHash === null) throw new Error("It has its place.");
  await records.updateOne({ _id: third._id }, { $set: { actor: forged.actor, hash: hashOf({ ...forged, seq, prevHash }) } });
  expect(await proofOf(3)).toMatchObject({ isIntact: true, checkpoint: { isSigned: true, isIncluded: false } });
  await records.updateOne({ _id: third._id }, { $set: { actor: third.actor, hash: third.hash } });
  expect(await proofOf(3)).toEqual(sound);
});
