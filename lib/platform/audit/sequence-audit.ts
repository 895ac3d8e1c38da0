import type { Clock } from "../clock.ts";
import type { AuditStore, ChainLink } from "./audit.store.ts";
import { type AuditRecord, GENESIS_HASH, hashOf } from "./audit-record.ts";
import type { AuditSigner } from "./audit-signer.ts";
import { CHECKPOINT_MAX, createCheckpoint } from "./checkpoint.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

/**
 * Gives unchained records their place and signs what is chained. One leased sequencer per organization works at a time; a record is
 * chained by compare-and-set before the head moves, so after a crash the next one rolls the head forward over what is already chained.
 */
export type SequenceDeps = { audit: AuditStore; auditSigner: AuditSigner; pseudonyms: Pseudonyms; clock: Clock };

const LEASE_MS = 30_000;
const BATCH = 256;
/** An organization that writes more than a batch in a minute must not fall behind for ever. */
const BATCHES_MAX = 20;
/** An older record may still be on its way in another transaction; waiting keeps the order close to real time. */
const SETTLE_MS = 500;

export async function sequenceAudit(deps: SequenceDeps, orgId: string): Promise<{ chained: number; signed: number }> {
  const { audit, clock } = deps;
  const startedAt = clock.now();
  const head = await audit.claimHead(orgId, new Date(startedAt), new Date(startedAt + LEASE_MS), GENESIS_HASH);
  if (!head) return { chained: 0, signed: 0 };
  const { chained, position } = await chainWaiting(deps, orgId, head);
  // Whoever could not sign leaves the chain whole; the next tick signs.
  await audit.moveHead(orgId, head.fence, { ...position, isSigned: false });
  const { signed, signedUpTo } = await signChained(deps, orgId, position.seq);
  const retainAt = head.retainAt ?? new Date(startedAt);
  await audit.moveHead(orgId, head.fence, { isSigned: signedUpTo >= position.seq, leaseUntil: new Date(0), retainAt });
  return { chained, signed };
}

type Position = { seq: number; hash: string };

async function chainWaiting(
  { audit, pseudonyms, clock }: SequenceDeps,
  orgId: string,
  head: Position,
): Promise<{ chained: number; position: Position }> {
  const startedAt = clock.now();
  let position = await rollForward(audit, orgId, { seq: head.seq, hash: head.hash });
  let chained = 0;
  const withoutDetails = pseudonyms.forPass(orgId);
  for (let batch = 0; batch < BATCHES_MAX && clock.now() - startedAt < LEASE_MS / 3; batch += 1) {
    const settledBefore = clock.now() - SETTLE_MS;
    const waiting = (await audit.listUnchained(orgId, BATCH)).filter((record) => record.at.getTime() <= settledBefore);
    for (const record of waiting) {
      const link = linkAfter(record, await withoutDetails(record), position);
      if (!(await audit.chain(orgId, record._id, link))) return { chained, position };
      position = { seq: link.seq, hash: link.hash };
      chained += 1;
    }
    if (waiting.length < BATCH) break;
  }
  return { chained, position };
}

async function rollForward(audit: AuditStore, orgId: string, from: Position): Promise<Position> {
  let position = from;
  for (;;) {
    const next = await audit.findBySeq(orgId, position.seq + 1);
    if (!next?.hash) return position;
    position = { seq: position.seq + 1, hash: next.hash };
  }
}

function linkAfter(
  { subject: _chainedWithout, ...record }: AuditRecord,
  details: Pick<ChainLink, "actor" | "target" | "ip" | "userAgent">,
  position: Position,
): ChainLink {
  const place = { ...details, seq: position.seq + 1, prevHash: position.hash };
  return { ...place, hash: hashOf({ ...record, ...place }) };
}

/** In whole checkpoints, the last of them as short as it is: nothing chained stays unsigned for longer than to the next tick. */
async function signChained(
  { audit, auditSigner, clock }: SequenceDeps,
  orgId: string,
  upTo: number,
): Promise<{ signed: number; signedUpTo: number }> {
  let signed = 0;
  let last = await audit.findLastCheckpoint(orgId);
  while ((last?.toSeq ?? 0) < upTo) {
    const from = last?.toSeq ?? 0;
    const records = await audit.listChained(orgId, from, Math.min(CHECKPOINT_MAX, upTo - from));
    // An organization that is deleted loses its whole trail while this looks; a trail with a hole in it is no such thing.
    if (records.length === 0 && (await audit.listChained(orgId, 0, 1)).length === 0) break;
    const checkpoint = await createCheckpoint(auditSigner, records, { orgId, last, now: clock.now() });
    if (!(await audit.insertCheckpoint(checkpoint))) break;
    signed += records.length;
    last = checkpoint;
  }
  return { signed, signedUpTo: last?.toSeq ?? 0 };
}
