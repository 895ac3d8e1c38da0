import type { Clock } from "../clock.ts";
import type { AuditStore } from "./audit.store.ts";
import { type AuditRecord, GENESIS_HASH, hashOf } from "./audit-record.ts";

/**
 * Gives unchained records their place. One leased sequencer per organization works at a time; a record is chained by
 * compare-and-set before the head moves, so after a crash the next one rolls the head forward over what is already chained.
 */
const LEASE_MS = 30_000;
const BATCH = 256;
/** An older record may still be on its way in another transaction; waiting keeps the order close to real time. */
const SETTLE_MS = 500;

export async function sequenceAudit(deps: { audit: AuditStore; clock: Clock }, orgId: string): Promise<{ chained: number }> {
  const { audit, clock } = deps;
  const head = await audit.claimHead(orgId, new Date(clock.now()), new Date(clock.now() + LEASE_MS), GENESIS_HASH);
  if (!head) return { chained: 0 };
  let position = await rollForward(audit, orgId, { seq: head.seq, hash: head.hash });
  const settledBefore = clock.now() - SETTLE_MS;
  const waiting = (await audit.listUnchained(orgId, BATCH)).filter((record) => record.at.getTime() <= settledBefore);
  let chained = 0;
  for (const record of waiting) {
    const link = linkAfter(record, position);
    if (!(await audit.chain(orgId, record._id, link))) break;
    position = { seq: link.seq, hash: link.hash };
    chained += 1;
  }
  await audit.moveHead(orgId, head.fence, { ...position, leaseUntil: new Date(0) });
  return { chained };
}

type Position = { seq: number; hash: string };

async function rollForward(audit: AuditStore, orgId: string, from: Position): Promise<Position> {
  let position = from;
  for (;;) {
    const next = await audit.findBySeq(orgId, position.seq + 1);
    if (!next?.hash) return position;
    position = { seq: position.seq + 1, hash: next.hash };
  }
}

function linkAfter(record: AuditRecord, position: Position): { seq: number; prevHash: string; hash: string } {
  const place = { seq: position.seq + 1, prevHash: position.hash };
  return { ...place, hash: hashOf({ ...record, ...place }) };
}
