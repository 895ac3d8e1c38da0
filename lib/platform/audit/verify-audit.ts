import { z } from "zod";
import { assertPermission } from "../assert-permission.ts";
import type { Context } from "../context.ts";
import { findChainFault, GENESIS_HASH } from "./audit-record.ts";
import { createSignatureCheck } from "./audit-signer.ts";
import { type Checkpoint, coversExactly, isLinked, isSignedWell } from "./checkpoint.ts";
import type { AuditDeps } from "./ports.ts";
import { SHORTENED, shortenedDigest } from "./shortened.ts";

export const auditVerificationSchema = z.strictObject({
  isSound: z.boolean(),
  /** The first thing that is wrong, in words, and where. */
  fault: z.strictObject({ seq: z.int().nullable(), checkpoint: z.int().nullable(), problem: z.string() }).nullable(),
  records: z.int(),
  /** Chained, and waiting for the next checkpoint. */
  unsigned: z.int(),
  checkpoints: z.int(),
  /** True when there was more than one request may read; go on with `afterCheckpoint`. */
  isPartial: z.boolean(),
  afterCheckpoint: z.int(),
});
export type AuditVerification = z.infer<typeof auditVerificationSchema>;

const PAGE = 20;
/** About 50,000 records: what one request reads in a few seconds. */
const CHECKPOINTS_MAX = 200;

/** Walks the stored chain from a checkpoint on: every link, every root, both signatures. */
export async function verifyAudit(
  ctx: Context<AuditDeps>,
  { afterCheckpoint = 0 }: { afterCheckpoint?: number | undefined },
): Promise<AuditVerification> {
  assertPermission(ctx, "audit.read");
  const { audit, auditSigner } = ctx.deps;
  const check = createSignatureCheck(auditSigner.publicKeys);
  const anchor = (await audit.findHead(ctx.orgId))?.anchor ?? 0;
  const start = Math.max(afterCheckpoint, anchor);
  let last = start === 0 ? null : await audit.findCheckpoint(ctx.orgId, start);
  let position = last ? { seq: last.toSeq, hash: last.head } : { seq: 0, hash: GENESIS_HASH };
  const counts = { records: 0, unsigned: 0, checkpoints: 0 };
  const found = (seq: number | null, checkpoint: number | null, problem: string): AuditVerification => ({
    ...{ isSound: false, fault: { seq, checkpoint, problem }, ...counts, isPartial: false, afterCheckpoint: last?.number ?? 0 },
  });
  const unfounded = anchor === 0 || afterCheckpoint > anchor ? null : await findAnchorFault(ctx, last, check);
  if (unfounded) return found(null, anchor, unfounded);
  for (;;) {
    const page = await audit.listCheckpoints(ctx.orgId, last?.number ?? 0, PAGE);
    for (const checkpoint of page) {
      const fault = await findFault(ctx, checkpoint, { last, position, check });
      if (fault) return found(fault.seq, checkpoint.number, fault.problem);
      counts.records += checkpoint.toSeq - checkpoint.fromSeq + 1;
      counts.checkpoints += 1;
      last = checkpoint;
      position = { seq: checkpoint.toSeq, hash: checkpoint.head };
    }
    if (page.length < PAGE) break;
    if (counts.checkpoints >= CHECKPOINTS_MAX)
      return { isSound: true, fault: null, ...counts, isPartial: true, afterCheckpoint: last?.number ?? 0 };
  }
  const tail = await audit.listChained(ctx.orgId, position.seq, CHECKPOINTS_MAX);
  const fault = findChainFault(tail, position);
  if (fault) return found(fault.seq, null, fault.problem);
  counts.records += tail.length;
  counts.unsigned = tail.length;
  return { isSound: true, fault: null, ...counts, isPartial: false, afterCheckpoint: last?.number ?? 0 };
}

/** What was dropped by policy was announced in the trail itself, and the checkpoint that stays is as it was signed. */
async function findAnchorFault(ctx: Context<AuditDeps>, anchor: Checkpoint | null, check: Before["check"]): Promise<string | null> {
  if (!anchor) return "the checkpoint up to which the trail was shortened is missing";
  if (!isSignedWell(anchor, check)) return "the checkpoint is not signed by a key of this deployment";
  const scope = { action: SHORTENED, target: String(anchor.number) };
  const announced = await ctx.deps.audit.list(ctx.orgId, scope, { after: null, limit: 10 });
  const isAnnounced = announced.some(({ seq, afterDigest }) => seq !== null && afterDigest === shortenedDigest(anchor));
  return isAnnounced ? null : "no record announces that the trail was shortened up to here";
}

type Before = { last: Checkpoint | null; position: { seq: number; hash: string }; check: ReturnType<typeof createSignatureCheck> };

async function findFault(
  ctx: Context<AuditDeps>,
  checkpoint: Checkpoint,
  { last, position, check }: Before,
): Promise<{ seq: number | null; problem: string } | null> {
  const at = (problem: string) => ({ seq: null, problem });
  if (!isLinked(last, checkpoint)) return at("the checkpoint does not follow the one before it");
  if (!isSignedWell(checkpoint, check)) return at("the checkpoint is not signed by a key of this deployment");
  const { fromSeq, toSeq } = checkpoint;
  const records = await ctx.deps.audit.listChained(ctx.orgId, fromSeq - 1, toSeq - fromSeq + 1);
  const fault = findChainFault(records, position);
  if (fault) return { seq: fault.seq, problem: fault.problem };
  return coversExactly(checkpoint, records) ? null : at("the records are not the ones that were signed");
}
