import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import { organizationUnknown } from "../errors.ts";
import type { MembershipRecord } from "../membership.store.ts";
import type { AuthDeps } from "../ports.ts";
import { toSearchKey } from "../search-keys.ts";
import type { DirectoryPosition, DirectoryScope } from "./directory.store.ts";
import type { AdminUser, ListUsersInput } from "./schema.ts";

/** Members, newest first; of the banned, the latest ban first. A search has one page: who is not on it needs more letters. */
export async function listUsers(
  ctx: Context<AuthDeps>,
  { q, role, banned, orgId, cursor, limit }: ListUsersInput,
): Promise<{ items: AdminUser[]; nextCursor: string | null }> {
  assertPermission(ctx, "users.read");
  const { directory } = ctx.deps;
  const isBanned = banned === undefined ? undefined : banned === "true";
  const scope: DirectoryScope = { orgId: reachOf(ctx, orgId), role, isBanned };
  const after = readPosition(cursor, isBanned === true);
  if (q !== undefined) return { items: await toRows(ctx, await directory.search(scope, toSearchKey(q), limit)), nextCursor: null };
  const found = await directory.list(scope, after, limit);
  const last = found.length === limit ? found.at(-1) : undefined;
  return { items: await toRows(ctx, found), nextCursor: last ? toPosition(last, isBanned === true) : null };
}

function reachOf(ctx: Context<AuthDeps>, orgId: string | undefined): string | null {
  if (ctx.platformRole !== undefined) return orgId ?? null;
  if (orgId !== undefined && orgId !== ctx.orgId) throw organizationUnknown(orgId);
  return ctx.orgId;
}

function readPosition(cursor: string | undefined, isBanned: boolean): DirectoryPosition | null {
  if (cursor === undefined) return null;
  if (!isBanned) return { id: String(parseCursor(cursor, ["string"])[0]), bannedAt: null };
  const [at, id] = parseCursor(cursor, ["number", "string"]);
  return { id: String(id), bannedAt: new Date(Number(at)) };
}

function toPosition({ _id, ban }: MembershipRecord, isBanned: boolean): string {
  return toCursor(isBanned && ban ? [ban.at.getTime(), _id] : [_id]);
}

/** A membership whose person is gone is on its way out itself. */
async function toRows(ctx: Context<AuthDeps>, found: readonly MembershipRecord[]): Promise<AdminUser[]> {
  const people = await ctx.deps.directory.listPeople(found.map(({ userId }) => userId));
  const byId = new Map(people.map((person) => [person._id, person]));
  return found.flatMap(({ orgId, userId, role, ban }) => {
    const person = byId.get(userId);
    if (!person) return [];
    const { name, email, createdAt } = person;
    const row = { id: userId, name, email, role, isBanned: ban !== undefined, createdAt: createdAt.toISOString() };
    return [ctx.platformRole === undefined ? row : { ...row, orgId }];
  });
}
