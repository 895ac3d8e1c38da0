import type { InvitationRecord } from "./invitation.store.ts";
import type { Invitation } from "./schema.ts";

export function toInvitation(record: InvitationRecord, { invitedBy, now }: { invitedBy: string; now: number }): Invitation {
  const { _id, role, email, maxUses, uses, at, expiresAt, sentAt } = record;
  return {
    ...{ id: _id, role, email, maxUses, uses, invitedBy },
    createdAt: at.toISOString(),
    expiresAt: expiresAt.toISOString(),
    isExpired: expiresAt.getTime() <= now,
    sentAt: sentAt?.toISOString() ?? null,
  };
}
