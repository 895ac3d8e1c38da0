// A checkpoint says what an organization's chain was at one moment: the records from..to, their Merkle root and the hash of the last.
// It names the checkpoint before it, so the row of checkpoints is a chain itself, and it is signed twice (audit-signer.ts).

import { createHash } from "node:crypto";
import { z } from "zod";
import { type Chainable, canonicalJson, GENESIS_HASH } from "./audit-record.ts";
import { type AuditSignatures, type AuditSigner, auditSignaturesSchema } from "./audit-signer.ts";
import { hashLeaf, inclusionPath, rootFromPath, rootOf } from "./internal/merkle.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const checkpointSchema = z.strictObject({
  orgId: z.string(),
  /** 1, 2, 3, … within the organization. */
  number: z.int().min(1),
  fromSeq: z.int().min(1),
  toSeq: z.int().min(1),
  /** RFC 9162 Merkle tree hash over the records' hashes, as bytes, in order of seq. */
  root: hash,
  /** The hash of the record `toSeq`. */
  head: hash,
  /** Digest of the checkpoint before; zeros for the first. */
  previous: hash,
  at: z.iso.datetime(),
  keyId: z.string(),
  signatures: auditSignaturesSchema,
});
export type Checkpoint = z.infer<typeof checkpointSchema>;
type Statement = Omit<Checkpoint, "signatures">;

/** A place of a record in the tree of its checkpoint, and the hashes beside its way to the root. */
export const inclusionProofSchema = z.strictObject({ checkpoint: z.int().min(1), index: z.int().min(0), path: z.array(hash).max(64) });
export type InclusionProof = z.infer<typeof inclusionProofSchema>;

/** Records under one checkpoint at most; what a proof is long for. */
export const CHECKPOINT_MAX = 256;
const DOMAIN = "aegis.audit.checkpoint.v1\n";

export async function createCheckpoint(
  signer: AuditSigner,
  records: readonly Chainable[],
  { orgId, last, now }: { orgId: string; last: Checkpoint | null; now: number },
): Promise<Checkpoint> {
  const [first, end] = [records[0], records.at(-1)];
  if (first?.seq == null || end?.seq == null || end.hash === null) throw new RangeError("A checkpoint has chained records.");
  const statement: Statement = {
    orgId,
    number: (last?.number ?? 0) + 1,
    fromSeq: first.seq,
    toSeq: end.seq,
    root: rootOf(records.map(toLeaf)).toString("hex"),
    head: end.hash,
    previous: last ? digestOfCheckpoint(last) : GENESIS_HASH,
    at: new Date(now).toISOString(),
    keyId: signer.keyId,
  };
  return { ...statement, signatures: await signer.sign(toBytes(statement)) };
}

export function digestOfCheckpoint({ signatures: _apart, ...statement }: Checkpoint): string {
  return createHash("sha256").update(toBytes(statement)).digest("hex");
}

export type CheckSignatures = (keyId: string, message: Uint8Array, signatures: AuditSignatures) => boolean;

export function isSignedWell({ signatures, ...statement }: Checkpoint, check: CheckSignatures): boolean {
  return check(statement.keyId, toBytes(statement), signatures);
}

/** Whether `next` may follow: one number, one record and one digest further. */
export function isLinked(last: Checkpoint | null, next: Checkpoint): boolean {
  return (
    next.number === (last?.number ?? 0) + 1 &&
    next.fromSeq === (last?.toSeq ?? 0) + 1 &&
    next.toSeq >= next.fromSeq &&
    next.toSeq - next.fromSeq < CHECKPOINT_MAX &&
    next.previous === (last ? digestOfCheckpoint(last) : GENESIS_HASH) &&
    next.orgId === (last?.orgId ?? next.orgId)
  );
}

/** Whether these are the checkpoint's records, all of them and nothing else. Their own hashes are for `findChainFault`. */
export function coversExactly({ orgId, fromSeq, toSeq, root, head }: Checkpoint, records: readonly Chainable[]): boolean {
  return (
    records.length === toSeq - fromSeq + 1 &&
    records.every((record, index) => record.seq === fromSeq + index && record.orgId === orgId) &&
    records.at(-1)?.hash === head &&
    rootOf(records.map(toLeaf)).toString("hex") === root
  );
}

/** `records`: all of the checkpoint's, in order. */
export function proveInclusion(checkpoint: Checkpoint, records: readonly Chainable[], seq: number): InclusionProof {
  const index = seq - checkpoint.fromSeq;
  const path = inclusionPath(records.map(toLeaf), index);
  return { checkpoint: checkpoint.number, index, path: path.map((node) => node.toString("hex")) };
}

export function isIncluded(checkpoint: Checkpoint, record: Chainable, { checkpoint: number, index, path }: InclusionProof): boolean {
  if (number !== checkpoint.number || record.seq !== checkpoint.fromSeq + index || record.orgId !== checkpoint.orgId) return false;
  const size = checkpoint.toSeq - checkpoint.fromSeq + 1;
  const nodes = path.map((node) => Buffer.from(node, "hex"));
  return rootFromPath(toLeaf(record), index, size, nodes)?.toString("hex") === checkpoint.root;
}

function toLeaf(record: Chainable): Buffer {
  return hashLeaf(Buffer.from(record.hash ?? "", "hex"));
}

function toBytes(statement: Statement): Buffer {
  return Buffer.from(DOMAIN + canonicalJson(statement), "utf8");
}
