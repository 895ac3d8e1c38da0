// Letting something act again: one person asks, with a reason, and another one approves or declines within a day. Both type what it is.

import { assertRecentProof } from "../../auth/mfa/assert-recent-proof.ts";
import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { subjectKey } from "../../platform/safety-gate.ts";
import { restoreLease } from "../leases/deny-lease.ts";
import { changeTrip, type TripTarget } from "./change-trip.ts";
import type { TripDeps } from "./ports.ts";
import { assertRequesterFit, permissionToRestore, restorersHint } from "./restorers.ts";
import { placeOfReason, restorePhrase } from "./to-trip.ts";
import type { TripView } from "./trip.schema.ts";
import { phraseMismatch, refuse } from "./trip-errors.ts";
import type { TripRecord } from "./trip-record.ts";

export async function requestRestore(
  ctx: Context<TripDeps>,
  { phrase, reason, ...target }: TripTarget & { phrase: string; reason: string },
): Promise<TripView> {
  await assertPresent(ctx);
  const sealed = (await ctx.deps.cipher.forOrganization(ctx.orgId)).encrypt(placeOfReason(target.tripId), reason);
  return changeTrip(ctx, target, {
    assertAllowed: (known) => assertMayRestore(ctx, known, phrase),
    command: { type: "request_restore", reason: sealed },
    toEvent: () => ({ type: "restore_requested", text: reason }),
    action: "failsafe.restore-requested",
  });
}

export async function approveRestore(ctx: Context<TripDeps>, { phrase, ...target }: TripTarget & { phrase: string }): Promise<TripView> {
  await assertPresent(ctx);
  const restored = await changeTrip(ctx, target, {
    async assertAllowed(known, session) {
      await assertMayRestore(ctx, known, phrase);
      await assertRequesterFit(ctx, known, session);
    },
    command: { type: "approve_restore" },
    async act(session, { _id, subject, restoredBy }) {
      if (restoredBy) await restoreLease(ctx, { subject, tripId: _id, approvedBy: restoredBy }, session);
    },
    toEvent: () => ({ type: "restored" }),
    action: "failsafe.subject-restored",
  });
  ctx.deps.safetyGate.forget(ctx.orgId);
  return restored;
}

/** By somebody else, or by whoever asked: that takes the request back. */
export async function declineRestore(ctx: Context<TripDeps>, { reason, ...target }: TripTarget & { reason: string }): Promise<TripView> {
  await assertPresent(ctx);
  const userId = userIdOf(ctx);
  return changeTrip(ctx, target, {
    assertAllowed: (known) => assertPermission(ctx, permissionToRestore(known)),
    command: { type: "decline_restore" },
    toEvent: ({ restore }) => ({ type: restore?.requestedBy === userId ? "restore_withdrawn" : "restore_declined", text: reason }),
    action: "failsafe.restore-declined",
  });
}

/** A person who has just proven themselves; no key and no job. */
async function assertPresent(ctx: Context<TripDeps>): Promise<void> {
  assertPermission(ctx, "failsafe.trip");
  userIdOf(ctx);
  await assertRecentProof(ctx);
}

async function assertMayRestore(ctx: Context<TripDeps>, known: TripRecord, phrase: string): Promise<void> {
  assertPermission(ctx, permissionToRestore(known));
  await assertNotStopped(ctx, known);
  const expected = restorePhrase(known.subject);
  if (phrase !== expected) throw phraseMismatch(expected);
}

/** What was stopped lets nothing go, whatever it may still read. */
async function assertNotStopped(ctx: Context<TripDeps>, known: TripRecord): Promise<void> {
  if (ctx.actor.type !== "user") return;
  const own = subjectKey({ type: "session", name: ctx.actor.sessionId });
  if (await ctx.deps.safetyTrips.findOpen(ctx.orgId, own)) throw refuse("failsafe.own_scope", await restorersHint(ctx, known));
}
