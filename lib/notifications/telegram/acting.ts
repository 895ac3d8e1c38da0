import { isBanned } from "../../auth/ban.ts";
import { isEnrolmentDue } from "../../auth/mfa/is-enrolment-due.ts";
import type { Context } from "../../platform/context.ts";
import { ACCOUNT_PERMISSIONS, permissionsOf } from "../../platform/permissions.ts";
import type { TelegramChatRecord } from "./chat.store.ts";
import type { TelegramDeps } from "./ports.ts";

/** As the person the chat is linked to, with what they may do today; null for somebody who has left or was banned. */
export async function toActing(
  ctx: Context<TelegramDeps>,
  { orgId, userId, _id }: Pick<TelegramChatRecord, "orgId" | "userId" | "_id">,
): Promise<Context<TelegramDeps> | null> {
  const { users, memberships, organizations, auth } = ctx.deps;
  const [user, membership, organization] = await Promise.all([
    users.findStanding(userId),
    memberships.find(orgId, userId),
    organizations.find(orgId),
  ]);
  if (!user || !membership || !organization || isBanned(user, membership)) return null;
  const { role } = membership;
  const { platformRole, factors = [] } = user;
  const isDue = isEnrolmentDue({ factors, role, platformRole, organization }, auth);
  const permissions = isDue ? ACCOUNT_PERMISSIONS : permissionsOf(role, platformRole);
  return { ...ctx, orgId, role, platformRole, permissions, actor: { type: "user", userId, sessionId: `telegram:${_id}` } };
}

/** Whoever has sent the word back has just shown that they are there: a proof for this one command. */
export function asProven(ctx: Context<TelegramDeps>): Context<TelegramDeps> {
  const { actor } = ctx;
  return actor.type === "user" ? { ...ctx, actor: { ...actor, provenAt: ctx.clock.now() } } : ctx;
}
