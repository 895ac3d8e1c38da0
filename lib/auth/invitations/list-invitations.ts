import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { AuthDeps } from "../ports.ts";
import type { Invitation, ListInvitationsInput } from "./schema.ts";
import { toInvitation } from "./to-invitation.ts";

/** Those that are neither used up nor revoked, newest first. */
export async function listInvitations(
  ctx: Context<AuthDeps>,
  { cursor, limit }: ListInvitationsInput,
): Promise<{ items: Invitation[]; nextCursor: string | null }> {
  assertPermission(ctx, "members.write");
  const { invitations, users } = ctx.deps;
  const records = await invitations.listOpen(ctx.orgId, { after: readTimeCursor(cursor), limit });
  const people = await users.listNames([...new Set(records.map(({ createdBy }) => createdBy))]);
  const nameOf = new Map(people.map(({ _id, name }) => [_id, name]));
  const now = ctx.clock.now();
  const items = records.map((record) => toInvitation(record, { invitedBy: nameOf.get(record.createdBy) ?? "", now }));
  return { items, nextCursor: nextTimeCursor(records, limit) };
}
