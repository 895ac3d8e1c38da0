// One audit from its verdict to what follows from it. The audit, its entry in the signed trail and the judges' job are one database
// transaction; the trip comes after it and is marked as due in it, so that a process that dies in between has only delayed it.

import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import type { AnswerFindings, Finding } from "../checks/finding.ts";
import type { Heard } from "./ask-judges.ts";
import type { AuditSource } from "./audit.schema.ts";
import type { AuditedBy, AuditedTexts, SafetyAuditRecord } from "./audit-record.ts";
import { openAudit, sealAudit } from "./audit-seal.ts";
import type { WriteSession } from "./audit-writes.ts";
import { decideTrip } from "./decide-trip.ts";
import { isProduced, stands } from "./is-produced.ts";
import type { AuditDeps } from "./ports.ts";
import { isMereDoubt, settleScores, type Verdict } from "./settle-scores.ts";
import { toTrailEntry } from "./to-trail-entry.ts";

export const JUDGE_ANSWER_JOB = "failsafe.judge-answer";
const KEPT_MS = 90 * 86_400_000;

export type AuditDraft = {
  source: AuditSource;
  model: string;
  runId: string | null;
  runKey?: string;
  by: AuditedBy;
  asTrip: boolean;
  texts: AuditedTexts;
  /** "failed": an answer that passed leaves no words behind, once nobody has to read it any more. */
  keeps: "always" | "failed" | "never";
  embedded: AnswerFindings;
  heard: Heard;
  threshold: number;
  startedAt: number;
};

export type KeptAudit = { record: SafetyAuditRecord; findings: readonly Finding[] };

export async function keepAudit(ctx: Context<AuditDeps>, draft: AuditDraft): Promise<KeptAudit> {
  const { embedded, heard, threshold, texts } = draft;
  const verdict = settleScores({ embedded, opinion: heard.opinion, threshold, responseChars: texts.response.length });
  const record = await toRecord(ctx, draft, verdict);
  const isNew = await write(ctx, record);
  if (!isNew) return takeOver(ctx, record);
  count(ctx, record);
  await ctx.deps.modelCounts.addAudit(ctx.orgId, { span: "day", auditId: record._id, ...record });
  if (isProduced(record))
    await ctx.deps.modelCounts.addAudit(ctx.orgId, { span: "minute", auditId: record._id, ...record, passed: stands(record) });
  return { record: await decideTrip(ctx, record, verdict.findings), findings: verdict.findings };
}

async function write(ctx: Context<AuditDeps>, record: SafetyAuditRecord): Promise<boolean> {
  const job = { name: JUDGE_ANSWER_JOB, payload: { auditId: record._id }, deduplicationKey: record._id };
  let publish: () => Promise<void> = async () => undefined;
  const enqueue = async (session: WriteSession) => {
    publish = await enqueueJob(ctx, job, session);
  };
  const trail = toTrailEntry(ctx, record);
  const isWaiting = record.judges.state === "waiting";
  const isNew = await ctx.deps.auditWrites(ctx.orgId, { record, trail, enqueue: isWaiting ? enqueue : null }, 1);
  if (isNew) await publish();
  return isNew;
}

/** An earlier attempt at the same run has audited it; what it left undecided is decided now. */
async function takeOver(ctx: Context<AuditDeps>, { runKey = "" }: SafetyAuditRecord): Promise<KeptAudit> {
  const record = await ctx.deps.safetyAudits.findByRun(ctx.orgId, runKey);
  if (!record) throw new Error("An audit that was there is gone.");
  const { findings } = openAudit(await ctx.deps.cipher.forOrganization(ctx.orgId), record);
  return { record: record.isTripDue ? await decideTrip(ctx, record, findings) : record, findings };
}

async function toRecord(ctx: Context<AuditDeps>, draft: AuditDraft, verdict: Verdict): Promise<SafetyAuditRecord> {
  const { source, model, runId, runKey, by, asTrip, texts, keeps, embedded, heard, threshold, startedAt } = draft;
  const { passed, safetyScore, scores, scoredBy, failedIn, findings } = verdict;
  const _id = createId("safetyAudit");
  const at = new Date(startedAt);
  const isKept = keeps === "always" || (keeps === "failed" && (!passed || heard.judges.state === "waiting"));
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return {
    ...{ _id, orgId: ctx.orgId, at, source, model, runId, ...(runKey !== undefined && { runKey }), ...by, asTrip },
    ...{ passed, safetyScore, threshold, scores, scoredBy, failedIn, findingCount: findings.length },
    isWithheld: isProduced({ source, asTrip: false }) && !passed && !isMereDoubt(verdict),
    sealed: sealAudit(cipher, _id, { texts: isKept ? texts : null, findings }),
    ...{ checksVersion: embedded.checksVersion, judges: heard.judges, isTripDue: !passed },
    ...{ failSafe: { triggered: false, leaseId: null }, tripId: null },
    ...{ latencyMs: Math.max(0, ctx.clock.now() - startedAt), expiresAt: new Date(startedAt + KEPT_MS) },
  };
}

function count({ deps: { metrics } }: Context<AuditDeps>, { source, passed, latencyMs }: SafetyAuditRecord): void {
  metrics.counter("qsafp_safety_checks_total", { source, result: passed ? "passed" : "failed" })();
  metrics.histogram("qsafp_safety_check_duration_seconds", { source })(latencyMs / 1_000);
}
