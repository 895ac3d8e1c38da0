import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { subjectKey } from "../../platform/safety-gate.ts";
import { isLeaseRequired } from "../settings/is-lease-required.ts";
import { type Beside, readBeside, toEntry } from "./change-lease.ts";
import type { AskLeaseInput, LeaseView } from "./lease.schema.ts";
import type { LeaseRecord } from "./lease.store.ts";
import { refuse, tooManyHours } from "./lease-errors.ts";
import { move, newTenure } from "./lease-machine.ts";
import type { LeaseDeps, LeaseSession } from "./ports.ts";
import { placeOfLease, toLease } from "./to-lease.ts";
import { writeLease } from "./write-lease.ts";

/** For a subject that needs a vote: its lease is asked for, and from now on others vote. */
export async function askLease(ctx: Context<LeaseDeps>, input: AskLeaseInput): Promise<LeaseView> {
  assertPermission(ctx, "failsafe.write");
  const beside = await readBeside(ctx);
  const { ttlHours } = beside.settings.leases;
  if (input.hours > ttlHours) throw tooManyHours(ttlHours);
  const { db, safetyGate } = ctx.deps;
  const write = db.withTransaction((session) => askWithin(ctx, session, input, beside));
  // Refused by the index: somebody has asked for the same subject's first lease at the same moment.
  if (!(await db.isInserted(write))) throw refuse("failsafe.lease_pending");
  safetyGate.forget(ctx.orgId);
  return toLease(await write, beside);
}

async function askWithin(
  ctx: Context<LeaseDeps>,
  session: LeaseSession,
  { subject, hours, reason }: AskLeaseInput,
  { settings, cipher, now, validators }: Beside,
): Promise<LeaseRecord> {
  const { orgId, deps } = ctx;
  const known = await deps.safetyLeases.findOfSubject(orgId, subjectKey(subject), session);
  const _id = known?._id ?? createId("safetyLease");
  const isRequired = isLeaseRequired(settings, subject);
  const { approvals } = settings.leases.quorum;
  const command = { type: "ask" as const, hours, approvals, reason: cipher.encrypt(placeOfLease(_id, "ask.reason"), reason) };
  const step = move(known ?? newTenure(now), command, { userId: userIdOf(ctx), now, isRequired, validators });
  if (step.type === "refused") throw refuse(step.code);
  const next = await writeLease(ctx, { known, _id, subject, tenure: step.to, now, isRequired }, session);
  await deps.audit.append(toAuditRecord(ctx, toEntry("failsafe.lease-asked", known, next)), session);
  return next;
}
