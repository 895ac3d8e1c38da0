// Drops the oldest part of a trail, in whole checkpoints. First the trail itself says so, by a record that names the last checkpoint to
// go and its digest; only once that record is chained and signed do the records go. The checkpoint stays as the anchor the rest hangs on,
// so whoever cuts a trail without saying so is found out.

import type { Clock } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Database } from "../db.ts";
import type { AuditStore } from "./audit.store.ts";
import type { AuditHead } from "./audit-head.store.ts";
import type { AuditPolicyStore } from "./audit-policy.store.ts";
import { toAuditRecord } from "./audit-record.ts";
import { digestOfCheckpoint } from "./checkpoint.ts";
import type { LegalHoldStore } from "./legal-hold.store.ts";
import { RETENTION_DAYS_DEFAULT } from "./retention-policy.ts";
import { SHORTENED } from "./shortened.ts";

export type RetentionDeps = { db: Database; audit: AuditStore; auditPolicies: AuditPolicyStore; legalHolds: LegalHoldStore; clock: Clock };
export type RetentionStep = "held" | "announced" | "waiting" | "dropped" | "nothing";

const DAY_MS = 86_400_000;
const SOON_MS = 60_000;
const NEXT_LOOK_MS: Readonly<Record<RetentionStep, number>> = {
  ...{ held: DAY_MS, nothing: DAY_MS },
  ...{ announced: SOON_MS, waiting: SOON_MS, dropped: SOON_MS },
};
/** About 50,000 records a run; the next run goes on. */
const CHECKPOINTS_MAX = 200;

/** One step, and when the next one is due. */
export async function retainAudit(ctx: Context<RetentionDeps>): Promise<RetentionStep> {
  const step = await takeStep(ctx);
  await ctx.deps.audit.setRetainAt(ctx.orgId, new Date(ctx.clock.now() + NEXT_LOOK_MS[step]));
  return step;
}

async function takeStep(ctx: Context<RetentionDeps>): Promise<RetentionStep> {
  const { audit, legalHolds, clock } = ctx.deps;
  const head = await audit.findHead(ctx.orgId);
  if (!head) return "nothing";
  // Again in every run: a process may have died between the decision and the deletion.
  if (head.anchor) await dropUpTo(ctx, head.anchor);
  if (await legalHolds.findActive(ctx.orgId, new Date(clock.now()))) return "held";
  return head.plannedAnchor ? dropPlanned(ctx, head, head.plannedAnchor) : announce(ctx, head);
}

async function announce(ctx: Context<RetentionDeps>, head: AuditHead): Promise<RetentionStep> {
  const { db, audit, auditPolicies, clock } = ctx.deps;
  const days = (await auditPolicies.findPolicy(ctx.orgId))?.retentionDays ?? RETENTION_DAYS_DEFAULT;
  const before = new Date(clock.now() - days * DAY_MS).toISOString();
  const page = await audit.listCheckpoints(ctx.orgId, head.anchor ?? 0, CHECKPOINTS_MAX);
  const last = await audit.findLastCheckpoint(ctx.orgId);
  // The newest one always stays with its records: a trail never becomes empty.
  const anchor = page.findLast(({ at, number }) => at < before && number !== last?.number);
  if (!anchor) return "nothing";
  const target = { type: "audit-checkpoint", id: String(anchor.number) };
  const record = toAuditRecord(ctx, {
    ...{ action: SHORTENED, target, severity: "notice", reason: `retention of ${days} days` },
    after: { checkpoint: digestOfCheckpoint(anchor) },
  });
  await db.withTransaction(async (session) => {
    if (await audit.planAnchor(ctx.orgId, { number: anchor.number, recordId: record._id }, session)) await audit.append(record, session);
  });
  return "announced";
}

async function dropPlanned(
  ctx: Context<RetentionDeps>,
  head: AuditHead,
  planned: { number: number; recordId: string },
): Promise<RetentionStep> {
  const { db, audit, legalHolds, clock } = ctx.deps;
  const record = await audit.find(ctx.orgId, planned.recordId);
  const last = await audit.findLastCheckpoint(ctx.orgId);
  if (!record?.seq || record.seq > (last?.toSeq ?? 0)) return "waiting";
  // The hold is looked for in the transaction that moves the head: a hold writes the head too, so one of the two comes first.
  const isMoved = await db.withTransaction(async (session) => {
    if (await legalHolds.findActive(ctx.orgId, new Date(clock.now()), session)) return false;
    return audit.moveAnchor(ctx.orgId, { from: head.anchor ?? 0, to: planned }, session);
  });
  if (!isMoved) return "held";
  await dropUpTo(ctx, planned.number);
  return "dropped";
}

async function dropUpTo(ctx: Context<RetentionDeps>, number: number): Promise<void> {
  const anchor = await ctx.deps.audit.findCheckpoint(ctx.orgId, number);
  if (anchor) await ctx.deps.audit.dropUpTo(ctx.orgId, anchor);
}
