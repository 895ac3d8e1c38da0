import { z } from "zod";
import { assertPermission } from "../assert-permission.ts";
import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { hashOf } from "./audit-record.ts";
import { createSignatureCheck } from "./audit-signer.ts";
import { checkpointSchema, coversExactly, inclusionProofSchema, isIncluded, isSignedWell, proveInclusion } from "./checkpoint.ts";
import type { AuditDeps } from "./ports.ts";

export const auditProofSchema = z.strictObject({
  seq: z.int(),
  prevHash: z.string(),
  hash: z.string(),
  /** Whether the record's hash is that of its content. */
  isIntact: z.boolean(),
  /** Null until the next checkpoint, which a minute brings. */
  checkpoint: checkpointSchema
    .pick({ number: true, fromSeq: true, toSeq: true, root: true, at: true, keyId: true })
    .extend({ isSigned: z.boolean(), isIncluded: z.boolean(), proof: inclusionProofSchema })
    .nullable(),
});
export type AuditProof = z.infer<typeof auditProofSchema>;

/** What vouches for one record: its own hash, its place under a checkpoint's root, and both signatures over that. Checked as it is asked for. */
export async function getAuditProof(ctx: Context<AuditDeps>, seq: number): Promise<AuditProof> {
  assertPermission(ctx, "audit.read");
  const { audit, auditSigner } = ctx.deps;
  const record = await audit.findBySeq(ctx.orgId, seq);
  const { prevHash, hash } = record ?? {};
  if (!record || prevHash == null || hash == null)
    throw new AppError("not_found", "audit.record_not_found", `No record ${seq} in the trail.`);
  const own = { seq, prevHash, hash, isIntact: hashOf({ ...record, seq, prevHash }) === hash };
  const checkpoint = await audit.findCheckpointOf(ctx.orgId, seq);
  if (!checkpoint || checkpoint.fromSeq > seq) return { ...own, checkpoint: null };
  const { number, fromSeq, toSeq, root, at, keyId } = checkpoint;
  const records = await audit.listChained(ctx.orgId, fromSeq - 1, toSeq - fromSeq + 1);
  const proof = proveInclusion(checkpoint, records, seq);
  const isSigned = isSignedWell(checkpoint, createSignatureCheck(auditSigner.publicKeys));
  const isIn = coversExactly(checkpoint, records) && isIncluded(checkpoint, record, proof);
  return { ...own, checkpoint: { number, fromSeq, toSeq, root, at, keyId, isSigned, isIncluded: isIn, proof } };
}
