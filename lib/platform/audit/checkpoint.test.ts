import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createTrail } from "../../../tests/support/audit-trail.ts";
import { createAuditSigner, createSignatureCheck } from "./audit-signer.ts";
import {
  type Checkpoint,
  checkpointSchema,
  coversExactly,
  createCheckpoint,
  isIncluded,
  isLinked,
  isSignedWell,
  proveInclusion,
} from "./checkpoint.ts";

const signer = createAuditSigner([randomBytes(32).toString("hex")]);
const check = createSignatureCheck(signer.publicKeys);

async function trailOfTwo() {
  const { records, checkpoints } = await createTrail(signer, [4, 3]);
  const [first, second] = checkpoints;
  if (!first || !second) throw new Error("The trail has two checkpoints.");
  return { first, second, own: records.slice(0, 4), next: records.slice(4) };
}

test("a checkpoint follows the one before it and nothing else", async () => {
  const { first, second } = await trailOfTwo();
  expect(isLinked(null, first)).toBe(true);
  expect(isLinked(first, second)).toBe(true);
  expect(isLinked(null, second)).toBe(false);
  expect(isLinked(second, first)).toBe(false);
  expect(isLinked(first, first)).toBe(false);
  const changes: Partial<Checkpoint>[] = [
    { number: 3 },
    { fromSeq: 6 },
    { fromSeq: 4 },
    { toSeq: 4 },
    { toSeq: 4 + 257 },
    { previous: "0".repeat(64) },
    { orgId: "org_other" },
  ];
  for (const change of changes) expect(isLinked(first, { ...second, ...change }), JSON.stringify(change)).toBe(false);
  expect(isLinked({ ...first, root: "1".repeat(64) }, second)).toBe(false);
});

test("a checkpoint over one record follows as well as any", async () => {
  const { checkpoints } = await createTrail(signer, [1, 1]);
  const [first, second] = checkpoints;
  if (!first || !second) throw new Error("The trail has two checkpoints.");
  expect([isLinked(null, first), isLinked(first, second)]).toEqual([true, true]);
  expect(isLinked(first, { ...second, toSeq: second.fromSeq - 1 })).toBe(false);
});

test("its hashes are 64 hexadecimal digits, no more and no less", async () => {
  const { first } = await trailOfTwo();
  expect(checkpointSchema.safeParse(first).success).toBe(true);
  for (const name of ["root", "head", "previous"] as const)
    for (const bent of [`${first[name]}0`, `0${first[name]}`, first[name].slice(1), first[name].toUpperCase().replace(/^./, "G")])
      expect(checkpointSchema.safeParse({ ...first, [name]: bent }).success, `${name} ${bent}`).toBe(false);
});

test("every word of it is signed", async () => {
  const { second } = await trailOfTwo();
  expect(isSignedWell(second, check)).toBe(true);
  const changes: Partial<Checkpoint>[] = [
    { orgId: "org_other" },
    { number: 9 },
    { fromSeq: 1 },
    { toSeq: 8 },
    { root: "1".repeat(64) },
    { head: "1".repeat(64) },
    { previous: "1".repeat(64) },
    { at: "2020-01-01T00:00:00.000Z" },
    { keyId: "another" },
  ];
  expect(Object.keys(Object.assign({}, ...changes)).toSorted()).toEqual(
    Object.keys(second)
      .filter((name) => name !== "signatures")
      .toSorted(),
  );
  for (const change of changes) expect(isSignedWell({ ...second, ...change }, check), JSON.stringify(change)).toBe(false);
});

test("it covers its own records, all of them and in their order", async () => {
  const { first, second, own, next } = await trailOfTwo();
  expect(coversExactly(first, own)).toBe(true);
  expect(coversExactly(second, next)).toBe(true);
  for (const records of [next, own.slice(1), own.slice(0, 3), own.toReversed(), [...own, ...next.slice(0, 1)], []])
    expect(coversExactly(first, records)).toBe(false);
  const [one, ...others] = own;
  if (!one) throw new Error("There are records.");
  expect(coversExactly(first, [{ ...one, hash: "1".repeat(64) }, ...others])).toBe(false);
  expect(coversExactly(first, [{ ...one, orgId: "org_other" }, ...others])).toBe(false);
  // The right hashes under other numbers, and the right records under another last hash.
  expect(coversExactly(first, [{ ...one, seq: 9 }, ...others])).toBe(false);
  expect(coversExactly({ ...first, head: "1".repeat(64) }, own)).toBe(false);
});

test("a proof holds for its record and checkpoint alone", async () => {
  const { first, second, own, next } = await trailOfTwo();
  for (const record of own) {
    const proof = proveInclusion(first, own, record.seq ?? 0);
    expect(isIncluded(first, record, proof)).toBe(true);
    expect(isIncluded(second, record, { ...proof, checkpoint: 2 })).toBe(false);
    expect(isIncluded(first, record, { ...proof, checkpoint: 2 })).toBe(false);
    expect(isIncluded(first, { ...record, seq: (record.seq ?? 0) + 1 }, proof)).toBe(false);
    expect(isIncluded(first, { ...record, seq: 11 }, { ...proof, index: 10 })).toBe(false);
    expect(isIncluded(first, { ...record, hash: "1".repeat(64) }, proof)).toBe(false);
    expect(isIncluded(first, { ...record, orgId: "org_other" }, proof)).toBe(false);
    for (const other of [...own, ...next].filter((one) => one !== record)) expect(isIncluded(first, other, proof)).toBe(false);
  }
});

test("records without a place are not signed, and the last one has its hash", async () => {
  const { own } = await trailOfTwo();
  const [one, ...others] = own;
  const last = own.at(-1);
  if (!one || !last) throw new Error("There are records.");
  const loose = own.map((record) => ({ ...record, seq: null, hash: null }));
  const bent = [[], loose, [{ ...one, seq: null }, ...others], own.with(-1, { ...last, seq: null }), own.with(-1, { ...last, hash: null })];
  const options = { orgId: "org_1", last: null, now: 0 };
  for (const records of bent)
    await expect(createCheckpoint(signer, records, options)).rejects.toThrow(new RangeError("A checkpoint has chained records."));
});
