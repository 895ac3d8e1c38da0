// Every change people make to a lease goes this way: the lease as they saw it, the rules, the new state and its record in the trail, in one
// database transaction; then the gate reads anew.

import { userIdOf } from "../../platform/assert-permission.ts";
import { type AuditEntry, toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { isLeaseRequired } from "../settings/is-lease-required.ts";
import type { FailsafeSettings } from "../settings/settings.schema.ts";
import type { LeaseView } from "./lease.schema.ts";
import type { LeaseRecord } from "./lease.store.ts";
import { leaseChanged, leaseNotFound, refuse } from "./lease-errors.ts";
import { type LeaseCommand, move, type Tenure } from "./lease-machine.ts";
import { listValidators } from "./list-validators.ts";
import type { LeaseDeps, LeaseSession } from "./ports.ts";
import { toLease } from "./to-lease.ts";
import { writeLease } from "./write-lease.ts";

export type LeaseTarget = { leaseId: string; version: number };

/** `validators`: everybody who may vote. */
export type Beside = { settings: FailsafeSettings; cipher: OrganizationCipher; now: Date; validators: readonly string[] };

export type LeaseMove = {
  toCommand(known: LeaseRecord, beside: Beside): LeaseCommand;
  /** `module.noun-verb` */
  actionOf(after: Tenure): string;
};

/** Whoever calls this has asked for the permission. */
export async function changeLease(ctx: Context<LeaseDeps>, target: LeaseTarget, change: LeaseMove): Promise<LeaseView> {
  const beside = await readBeside(ctx);
  const changed = await ctx.deps.db.withTransaction((session) => changeWithin(ctx, session, { target, change, beside }));
  ctx.deps.safetyGate.forget(ctx.orgId);
  return toLease(changed, beside);
}

export async function readBeside({ deps, orgId, clock }: Context<LeaseDeps>): Promise<Beside> {
  const [settings, cipher, validators] = await Promise.all([
    deps.failsafeSettings.settingsOf(orgId),
    deps.cipher.forOrganization(orgId),
    listValidators(deps.memberships, orgId),
  ]);
  return { settings, cipher, validators, now: new Date(clock.now()) };
}

type Changing = { target: LeaseTarget; change: LeaseMove; beside: Beside };

async function changeWithin(
  ctx: Context<LeaseDeps>,
  session: LeaseSession,
  { target: { leaseId, version }, change, beside }: Changing,
): Promise<LeaseRecord> {
  const { safetyLeases, audit } = ctx.deps;
  const known = await safetyLeases.find(ctx.orgId, leaseId, session);
  if (!known) throw leaseNotFound(leaseId);
  if (known.version !== version) throw leaseChanged();
  const { settings, now, validators } = beside;
  const isRequired = isLeaseRequired(settings, known.subject);
  const step = move(known, change.toCommand(known, beside), { userId: userIdOf(ctx), now, isRequired, validators });
  if (step.type === "refused") throw refuse(step.code);
  const next = await writeLease(ctx, { ...known, known, tenure: step.to, now, isRequired }, session);
  await audit.append(toAuditRecord(ctx, toEntry(change.actionOf(step.to), known, next)), session);
  return next;
}

/** States, people and digests of what they wrote; no word of it in clear. */
export function toEntry(action: string, known: LeaseRecord | null, next: LeaseRecord): AuditEntry {
  const said = ({ subject, state, endsAt, extensions, ask, version }: LeaseRecord) => ({
    subject,
    state,
    endsAt,
    extensions,
    ask,
    version,
  });
  return {
    ...{ action, target: { type: "failsafe-lease", id: next._id }, severity: "notice", after: said(next) },
    ...(known && { before: said(known) }),
  };
}
