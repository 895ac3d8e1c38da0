import type { Context } from "../../../platform/context.ts";
import { tokenHashOf } from "../../../platform/crypto/secret-token.ts";
import type { AuthDeps } from "../../ports.ts";
import { invitationNotFound } from "../errors.ts";
import type { InvitationRecord } from "../invitation.store.ts";

/** One answer for a token that is unknown, used up, revoked, replaced or too old: it tells nothing about which it is. */
export async function findUsableInvitation({ deps, clock }: Context<AuthDeps>, token: string): Promise<InvitationRecord> {
  const record = await deps.invitations.findByToken(tokenHashOf(token));
  if (record?.state !== "open" || record.expiresAt.getTime() <= clock.now()) throw invitationNotFound();
  return record;
}
