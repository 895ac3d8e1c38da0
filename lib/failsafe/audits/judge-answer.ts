// Judges read an audited answer behind everybody's back. What they change, its entry in the trail and that a trip is due are one database
// transaction; words of an answer that passes after all are not kept any longer than they were needed.

import type { Context } from "../../platform/context.ts";
import { askJudges, type Heard } from "./ask-judges.ts";
import type { SafetyAuditRecord, SealedAudit } from "./audit-record.ts";
import { openAudit, sealAudit } from "./audit-seal.ts";
import { decideTrip } from "./decide-trip.ts";
import { isProduced, stands } from "./is-produced.ts";
import type { AuditDeps } from "./ports.ts";
import { settleScores } from "./settle-scores.ts";
import { toTrailEntry } from "./to-trail-entry.ts";

/** Once for each audit; a second time finds nothing that waits. */
export async function judgeAnswer(ctx: Context<AuditDeps>, auditId: string, signal: AbortSignal): Promise<void> {
  const record = await ctx.deps.safetyAudits.find(ctx.orgId, auditId);
  if (!record) return;
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const known = openAudit(cipher, record);
  // A run that died after the judges has left what follows from them.
  if (record.judges.state !== "waiting") return void (record.isTripDue && (await decideTrip(ctx, record, known.findings)));
  if (!known.texts) return;
  const heard = await askJudges(ctx, known.texts, signal);
  const { change, sealed } = settle(record, known, heard);
  const next = { ...record, ...change, sealed: sealAudit(cipher, auditId, sealed) };
  if (!(await write(ctx, next))) return;
  await followVerdict(ctx, record, next, sealed.findings);
}

type Settled = { change: Partial<SafetyAuditRecord>; sealed: SealedAudit };

function settle(record: SafetyAuditRecord, known: SealedAudit, { judges, opinion }: Heard): Settled {
  const { scores, safetyScore, checksVersion, threshold } = record;
  const embedded = { scores, safetyScore, checksVersion, findings: known.findings };
  const responseChars = known.texts?.response.length ?? 0;
  const { findings, ...verdict } = settleScores({ embedded, opinion, threshold, responseChars });
  const isKept = !verdict.passed || record.source === "submitted";
  return {
    // What has been tripped already stays so: only people give a lease back.
    change: { ...verdict, judges, findingCount: findings.length, isTripDue: !verdict.passed && !record.failSafe.triggered },
    sealed: { texts: isKept ? known.texts : null, findings },
  };
}

function write(ctx: Context<AuditDeps>, next: SafetyAuditRecord): Promise<boolean> {
  const { db, safetyAudits, audit } = ctx.deps;
  const { _id, orgId, at, runKey, expiresAt, ...judged } = next;
  return db.withTransaction(async (session) => {
    const isOurs = await safetyAudits.settleJudges(orgId, _id, judged, session);
    if (isOurs) await audit.append(toTrailEntry(ctx, next, "judged"), session);
    return isOurs;
  });
}

async function followVerdict(
  ctx: Context<AuditDeps>,
  before: SafetyAuditRecord,
  next: SafetyAuditRecord,
  findings: SealedAudit["findings"],
): Promise<void> {
  const { _id: auditId, model, at, passed } = next;
  const { modelCounts } = ctx.deps;
  if (before.passed !== passed) await modelCounts.moveAudit(ctx.orgId, { span: "day", auditId, model, at, passed });
  const isFine = stands(next);
  if (isProduced(next) && stands(before) !== isFine)
    await modelCounts.moveAudit(ctx.orgId, { span: "minute", auditId, model, at, passed: isFine });
  if (next.isTripDue) await decideTrip(ctx, next, findings);
}
