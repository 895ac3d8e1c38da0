import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { contextFor, createTrail } from "../../../tests/support/audit-trail.ts";
import { tamper } from "../../../tests/support/tamper-with-lines.ts";
import { type AuditRecord, hashOf } from "./audit-record.ts";
import { createAuditSigner } from "./audit-signer.ts";
import { exportAudit } from "./export-audit.ts";
import type { AuditFilter } from "./export-format.ts";

import { verifyExport } from "./verify-export.ts";

const signer = createAuditSigner([randomBytes(32).toString("hex")]);
const keys = signer.publicKeys;
/** `pnpm gates:long` tries four times as many. */
const TAMPERS = Number(process.env.AUDIT_TAMPERS ?? 2_500);

async function exported(trail: Awaited<ReturnType<typeof createTrail>>, filter: AuditFilter = {}): Promise<string[]> {
  const chunks: string[] = [];
  for await (const chunk of await exportAudit(contextFor(signer, trail), { format: "ndjson", ...filter })) chunks.push(chunk);
  return chunks.join("").trimEnd().split("\n");
}

describe("an untouched export", () => {
  test("of the whole chain verifies, and says what is not yet signed", async () => {
    const trail = await createTrail(signer, [256, 256, 40], 3);
    const report = await verifyExport(await exported(trail), { keys });
    expect(report).toMatchObject({ isSound: true, faults: [], records: 555, unsigned: 3, checkpoints: 3, lastCheckpoint: { number: 3 } });
    expect(report.keyIds).toEqual([signer.keyId]);
  });
  test("with a filter verifies by proofs", async () => {
    const trail = await createTrail(signer, [10, 1, 7], 4);
    const report = await verifyExport(await exported(trail, { action: "auth." }), { keys });
    expect(report).toMatchObject({ isSound: true, faults: [], records: 7, unsigned: 1, checkpoints: 2 });
  });
  test("of an organization in which nothing happened verifies", async () => {
    const report = await verifyExport(await exported(await createTrail(signer, [])), { keys });
    expect(report).toMatchObject({ isSound: true, records: 0, checkpoints: 0, lastCheckpoint: null });
  });
  test("verifies by its own keys too, and not by a stranger's", async () => {
    const lines = await exported(await createTrail(signer, [3]));
    expect((await verifyExport(lines, { keys: null })).isSound).toBe(true);
    const stranger = createAuditSigner([randomBytes(32).toString("hex")]);
    expect((await verifyExport(lines, { keys: stranger.publicKeys })).isSound).toBe(false);
  });
});

test("a file that an earlier release exported still verifies, by the keys of then and by its own", async () => {
  const released = readFileSync(path.join(import.meta.dirname, "__fixtures__", "released-whole.ndjson"), "utf8")
    .trimEnd()
    .split("\n");
  const { publicKeys } = createAuditSigner(["33".repeat(32)]);
  for (const known of [publicKeys, null]) {
    const report = await verifyExport(released, { keys: known });
    expect(report).toMatchObject({ isSound: true, faults: [], records: 6, unsigned: 1, checkpoints: 2 });
  }
});

describe("what somebody did to a file or to the database behind it is found", () => {
  let whole: string[] = [];
  let filtered: string[] = [];
  beforeAll(async () => {
    const trail = await createTrail(signer, [3, 2], 2);
    whole = await exported(trail);
    filtered = await exported(trail, { action: "chat." });
  });

  test(`${TAMPERS} random changes to the file: none passes`, { timeout: 120_000 }, async () => {
    let state = 20_261_121;
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const missed: string[] = [];
    for (let index = 0; index < TAMPERS; index += 1) {
      const original = index % 3 === 0 ? filtered : whole;
      const { lines, how } = tamper(original, random);
      if (lines.join("\n") === original.join("\n")) continue;
      if ((await verifyExport(lines, { keys })).isSound) missed.push(how);
    }
    expect(missed).toEqual([]);
  });

  type Trail = Awaited<ReturnType<typeof createTrail>>;
  const rewritten = (records: readonly AuditRecord[], from: number, change: (record: AuditRecord) => AuditRecord): AuditRecord[] => {
    const next = [...records];
    for (let index = from; index < next.length; index += 1) {
      const record = next[index];
      if (!record || record.seq === null) continue;
      const changed = { ...(index === from ? change(record) : record), seq: record.seq, prevHash: next[index - 1]?.hash ?? "0".repeat(64) };
      next[index] = { ...changed, hash: hashOf(changed) };
    }
    return next;
  };
  const attacks: readonly (readonly [string, (trail: Trail) => Trail])[] = [
    [
      "a record changed, with every later hash made anew",
      (trail) => ({ ...trail, records: rewritten(trail.records, 1, (record) => ({ ...record, actor: "usr_2" })) }),
    ],
    ["a record taken out of the middle", (trail) => ({ ...trail, records: trail.records.toSpliced(2, 1) })],
    [
      "two records changed places",
      ({ records, checkpoints }) => ({ checkpoints, records: records.toSpliced(1, 2, ...records.slice(1, 3).toReversed()) }),
    ],
    ["the end of a signed batch cut off", (trail) => ({ ...trail, records: trail.records.slice(0, 4) })],
    ["a checkpoint taken out", (trail) => ({ ...trail, checkpoints: trail.checkpoints.slice(1) })],
    [
      "a checkpoint moved to other records",
      ({ records, checkpoints }) => ({ records, checkpoints: checkpoints.map((one) => ({ ...one, toSeq: one.toSeq + 1 })) }),
    ],
  ];
  test("the database was changed before an honest export: the records and checkpoints of somebody without the key", async () => {
    const forger = createAuditSigner([randomBytes(32).toString("hex")]);
    const { records, checkpoints } = await createTrail(forger, [3, 3], 1);
    const renamed = checkpoints.map((one) => ({ ...one, keyId: signer.keyId }));
    for (const forged of [checkpoints, renamed])
      expect((await verifyExport(await exported({ records, checkpoints: forged }), { keys })).isSound).toBe(false);
  });

  test.each(attacks)("the database was changed before an honest export: %s", async (_, attack) => {
    const lines = await exported(attack(await createTrail(signer, [3, 3], 1)));
    expect((await verifyExport(lines, { keys })).isSound).toBe(false);
  });

  test("the whole file made anew with the forger's own keys fails against the keys one has", async () => {
    const forger = createAuditSigner([randomBytes(32).toString("hex")]);
    const trail = await createTrail(forger, [3, 2]);
    const chunks: string[] = [];
    for await (const chunk of await exportAudit(contextFor(forger, trail), { format: "ndjson" })) chunks.push(chunk);
    const lines = chunks.join("").trimEnd().split("\n");
    expect((await verifyExport(lines, { keys: null })).isSound).toBe(true);
    expect((await verifyExport(lines, { keys })).isSound).toBe(false);
  });

  test("rubbish is refused line by line and without end", async () => {
    for (const lines of [[], [""], ["{}"], ["null", "[]"], ["{", whole[0] ?? ""], Array.from({ length: 5_000 }, () => "x")]) {
      const report = await verifyExport(lines, { keys });
      expect(report.isSound).toBe(false);
      expect(report.faults.length).toBeLessThanOrEqual(103);
    }
  });
});
