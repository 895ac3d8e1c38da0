import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import { ROLES } from "../../platform/permissions.ts";
import type { AuthDeps } from "../ports.ts";
import { judgeRosterChange, type RosterChange, type Standing } from "./judge-roster-change.ts";
import type { ListMembersInput, Member } from "./schema.ts";

/** In the order in which they joined. */
export async function listMembers(
  ctx: Context<AuthDeps>,
  { role, cursor, limit }: ListMembersInput,
): Promise<{ items: Member[]; nextCursor: string | null }> {
  assertPermission(ctx, "members.read");
  const { memberships, users, sessions } = ctx.deps;
  const { orgId } = ctx;
  const after = cursor === undefined ? null : String(parseCursor(cursor, ["string"])[0]);
  const records = await memberships.list(orgId, { role: role ?? null, after, limit });
  const userIds = records.map(({ userId }) => userId);
  const [people, lastSeen] = await Promise.all([users.listNames(userIds), sessions.listLastSeen(orgId, userIds)]);
  const personOf = new Map(people.map((person) => [person._id, person]));
  const items = records.flatMap((record) => {
    const person = personOf.get(record.userId);
    if (!person) return [];
    const lastActiveAt = lastSeen.get(record.userId)?.toISOString() ?? null;
    const { name, email } = person;
    const { userId, role: has, createdAt } = record;
    return [{ userId, name, email, role: has, joinedAt: createdAt.toISOString(), lastActiveAt, ...reachOf(ctx, record) }];
  });
  const last = records.length === limit ? records.at(-1) : undefined;
  return { items, nextCursor: last ? toCursor([last._id]) : null };
}

/** By the very rules that judge the change itself. */
function reachOf({ actor, role }: Context, target: Standing): Pick<Member, "mayBecome" | "mayRemove"> {
  if (actor.type !== "user" || role === null) return { mayBecome: [], mayRemove: false };
  const may = (change: RosterChange) =>
    judgeRosterChange({ actor: { userId: actor.userId, role }, target, hasOtherOwner: true }, change) === null;
  return {
    mayBecome: ROLES.filter((next) => next !== target.role && may({ type: "change-role", role: next })),
    mayRemove: may({ type: "remove" }),
  };
}
