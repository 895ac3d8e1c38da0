import type { AuditStore } from "../../lib/platform/audit/audit.store.ts";
import { type AuditRecord, GENESIS_HASH, hashOf, toAuditRecord } from "../../lib/platform/audit/audit-record.ts";
import type { AuditSigner } from "../../lib/platform/audit/audit-signer.ts";
import { type Checkpoint, createCheckpoint } from "../../lib/platform/audit/checkpoint.ts";
import type { AuditDeps } from "../../lib/platform/audit/ports.ts";
import type { Pseudonyms } from "../../lib/platform/audit/pseudonyms.ts";
import type { Context } from "../../lib/platform/context.ts";
import { createLogger } from "../../lib/platform/log.ts";
import { permissionsOf } from "../../lib/platform/permissions.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");
export const ORG_ID = "org_01JX4Q8Z7M2V9K5T3R6N0W1Y8P";

/** A chained and signed trail in memory: as many records under each checkpoint as `batches` says, the last `loose` under none. */
export async function createTrail(signer: AuditSigner, batches: readonly number[], loose = 0) {
  const records = chain(batches.reduce((sum, count) => sum + count, loose));
  const checkpoints: Checkpoint[] = [];
  for (const count of batches) {
    const from = checkpoints.at(-1)?.toSeq ?? 0;
    const signed = records.slice(from, from + count);
    checkpoints.push(await createCheckpoint(signer, signed, { orgId: ORG_ID, last: checkpoints.at(-1) ?? null, now: NOW }));
  }
  return { records, checkpoints };
}

export function contextFor(
  signer: AuditSigner,
  trail: { records: readonly AuditRecord[]; checkpoints: readonly Checkpoint[] },
): Context<AuditDeps> {
  return { ...base, deps: { audit: toStore(trail), auditSigner: signer, pseudonyms: NO_PSEUDONYMS } };
}

const base: Context = {
  actor: { type: "user", userId: "usr_1", sessionId: "ses_1" },
  orgId: ORG_ID,
  role: "OWNER",
  permissions: permissionsOf("OWNER"),
  requestId: "req_1",
  ip: "192.0.2.1",
  userAgent: "test",
  clock: { now: () => NOW, sleep: async () => undefined },
  log: createLogger({ level: "silent" }),
  deps: {},
};

function chain(length: number): AuditRecord[] {
  const records: AuditRecord[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const record = toAuditRecord(base, {
      action: seq % 3 === 0 ? "auth.session-revoked" : "chat.chat-created",
      target: { type: "chat", id: `cht_${seq}` },
      after: { seq },
    });
    const placed = { ...record, seq, prevHash: records.at(-1)?.hash ?? GENESIS_HASH };
    records.push({ ...placed, hash: hashOf(placed) });
  }
  return records;
}

/** The people of this trail are no people. */
const NO_PSEUDONYMS: Pseudonyms = {
  forPass: () => async (record) => record,
  reveal: async () => new Map(),
  find: async () => null,
  listOrganizationsOf: async () => [],
  erase: async () => undefined,
  eraseByDigest: async () => undefined,
};

/** Only what an export reads. */
function toStore({ records, checkpoints }: { records: readonly AuditRecord[]; checkpoints: readonly Checkpoint[] }): AuditStore {
  const unused = () => Promise.reject(new Error("An export only reads."));
  const after = (seq: number) => records.filter((record) => (record.seq ?? 0) > seq);
  return {
    append: async () => undefined,
    appendAll: unused,
    list: unused,
    listChainedMatching: async (_orgId, { action = "" }, afterSeq, limit) =>
      after(afterSeq)
        .filter((record) => record.action.startsWith(action))
        .slice(0, limit),
    listUnchained: unused,
    listOrganizationsWithUnchained: unused,
    find: unused,
    findBySeq: unused,
    dropUpTo: unused,
    findHead: async () => null,
    touchHead: unused,
    planAnchor: unused,
    moveAnchor: unused,
    setRetainAt: unused,
    listOrganizationsToRetain: unused,
    findCheckpoint: async (_orgId, number) => checkpoints.find((checkpoint) => checkpoint.number === number) ?? null,
    dropCheckpointsBefore: unused,
    listChained: async (_orgId, afterSeq, limit) => after(afterSeq).slice(0, limit),
    chain: unused,
    claimHead: unused,
    moveHead: unused,
    listOrganizationsWithUnsigned: unused,
    insertCheckpoint: unused,
    listPublic: unused,
    findPublic: unused,
    findLastCheckpoint: async () => checkpoints.at(-1) ?? null,
    findCheckpointOf: async (_orgId, seq) => checkpoints.find(({ toSeq }) => toSeq >= seq) ?? null,
    listCheckpoints: async (_orgId, afterNumber, limit) => checkpoints.filter(({ number }) => number > afterNumber).slice(0, limit),
  };
}
