import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { EXTENSIONS_MAX } from "../schema.ts";
import { isLeaseRequired } from "../settings/is-lease-required.ts";
import type { FailsafeSettings } from "../settings/settings.schema.ts";
import type { LeaseView } from "./lease.schema.ts";
import type { LeaseRecord } from "./lease.store.ts";
import { type LeaseAsk, settle, stateOf, whyHalted } from "./lease-machine.ts";

export const placeOfLease = (id: string, field: "ask.reason" | `ask.votes.${number}`) => ({ collection: "failsafe_leases", id, field });

export type Beside = { cipher: OrganizationCipher; settings: FailsafeSettings; now: Date };

export function toLease(record: LeaseRecord, { cipher, settings, now }: Beside): LeaseView {
  const { _id, subject, denials, version, updatedAt } = record;
  const isRequired = isLeaseRequired(settings, subject);
  const { startedAt, endsAt, extensions, ask } = settle(record, now);
  const state = stateOf(record, { now, isRequired });
  return {
    ...{ id: _id, subject, state, isStanding: !isRequired, version, extensions, extensionsLeft: EXTENSIONS_MAX - extensions },
    why: state === "VALID" ? null : whyHalted(record, now).reason,
    startedAt: startedAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
    ask: ask && toAskView(_id, ask, cipher),
    denials: denials.map(({ tripId, reason, at }) => ({ tripId, reason, at: at.toISOString() })),
    updatedAt: updatedAt.toISOString(),
  };
}

function toAskView(leaseId: string, ask: LeaseAsk, cipher: OrganizationCipher): LeaseView["ask"] {
  const { kind, outcome, requestedBy, requestedAt, hours, reason, approvals, votes } = ask;
  return {
    ...{ kind, outcome, requestedBy, hours, approvals },
    requestedAt: requestedAt.toISOString(),
    reason: cipher.decrypt(placeOfLease(leaseId, "ask.reason"), reason),
    votes: votes.map(({ userId, approve, reason: said, at }, index) => ({
      ...{ userId, approve, at: at.toISOString() },
      reason: cipher.decrypt(placeOfLease(leaseId, `ask.votes.${index}`), said),
    })),
  };
}
