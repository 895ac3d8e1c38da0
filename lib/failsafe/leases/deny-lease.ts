// What the fail-safe does to leases, in the caller's transaction: a trip takes one away, two people give it back. Whoever calls tells the gate
// to forget the organization once the transaction is in.

import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { type Subject, subjectKey } from "../../platform/safety-gate.ts";
import type { TripReason } from "../schema.ts";
import { isLeaseRequired } from "../settings/is-lease-required.ts";
import { type LeaseCommand, move, newTenure, type Tenure } from "./lease-machine.ts";
import type { DenyDeps, LeaseSession } from "./ports.ts";
import { writeLease } from "./write-lease.ts";

export type Denying = { subject: Subject; reason: TripReason; tripId: string; at: Date };
export type Restoring = { subject: Subject; tripId: string; approvedBy: readonly [string, string] };

/** Safe to repeat for one trip. The subject of a standing lease has had no document, and gets one. */
export async function denyLease(
  ctx: Context<DenyDeps>,
  { subject, reason, tripId, at }: Denying,
  session: LeaseSession,
): Promise<{ leaseId: string }> {
  const known = await ctx.deps.safetyLeases.findOfSubject(ctx.orgId, subjectKey(subject), session);
  const leaseId = known?._id ?? createId("safetyLease");
  const tenure = step(known ?? newTenure(at), { type: "deny", tripId, reason }, at);
  const isRequired = isLeaseRequired(await ctx.deps.failsafeSettings.settingsOf(ctx.orgId), subject);
  await writeLease(ctx, { known, _id: leaseId, subject, tenure, now: at, isRequired }, session);
  await record(ctx, { action: "failsafe.lease-denied", leaseId, reason, after: { subject, tripId, reason } }, session);
  return { leaseId };
}

/** Lifts what one trip has done. What stood below comes back: a standing lease stands, a granted one until its own end. */
export async function restoreLease(
  ctx: Context<DenyDeps>,
  { subject, tripId, approvedBy }: Restoring,
  session: LeaseSession,
): Promise<{ leaseId: string | null }> {
  const [first, second] = approvedBy;
  if (first === second) throw new Error("A lease is restored by two people.");
  const known = await ctx.deps.safetyLeases.findOfSubject(ctx.orgId, subjectKey(subject), session);
  if (!known?.denials.some((denial) => denial.tripId === tripId)) return { leaseId: known?._id ?? null };
  const at = new Date(ctx.clock.now());
  const isRequired = isLeaseRequired(await ctx.deps.failsafeSettings.settingsOf(ctx.orgId), subject);
  const tenure = step(known, { type: "restore", tripId }, at);
  await writeLease(ctx, { known, _id: known._id, subject, tenure, now: at, isRequired }, session);
  await record(ctx, { action: "failsafe.lease-restored", leaseId: known._id, after: { subject, tripId, approvedBy } }, session);
  return { leaseId: known._id };
}

/** Neither of the two is ever refused. */
function step(from: Tenure, command: Extract<LeaseCommand, { type: "deny" | "restore" }>, now: Date): Tenure {
  const made = move(from, command, { userId: null, now, isRequired: true, validators: [] });
  if (made.type === "refused") throw new Error(`A trip was refused: ${made.code}.`);
  return made.to;
}

type Recorded = { action: string; leaseId: string; reason?: string; after: object };

async function record(ctx: Context<DenyDeps>, { action, leaseId, reason, after }: Recorded, session: LeaseSession): Promise<void> {
  const entry = { action, target: { type: "failsafe-lease", id: leaseId }, severity: "critical" as const, after };
  await ctx.deps.audit.append(toAuditRecord(ctx, { ...entry, ...(reason !== undefined && { reason }) }), session);
}
