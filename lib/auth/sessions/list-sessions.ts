import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import { credentialsRequired } from "../errors.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import type { SessionPosition, SessionRecord } from "../session.store.ts";
import { describeDevice } from "./describe-device.ts";
import { endOfStay } from "./end-of-stay.ts";
import type { SessionView } from "./schema.ts";

type Page = { items: SessionView[]; nextCursor: string | null };

/** The caller's own open sessions in all their organizations, newest first. A page may hold fewer than asked for: some have ended by themselves. */
export async function listSessions(
  ctx: Context<AuthDeps>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page> {
  const { sessions, users } = ctx.deps;
  const { userId, sessionId } = requireUser(ctx);
  const now = new Date(ctx.clock.now());
  const [user, records] = await Promise.all([
    users.findStanding(userId),
    sessions.listOpen(userId, { now, after: readPosition(cursor), limit }),
  ]);
  if (!user) throw credentialsRequired();
  const standings = await findStandings(ctx, userId, records);
  const items = records.flatMap((session) => {
    const standing = standings.get(session.orgId);
    if (!standing || session.tokenVersion !== user.tokenVersion) return [];
    const endsAt = endOfStay(session, { ...standing, platformRole: user.platformRole }, ctx.deps.auth);
    return endsAt <= now ? [] : [toView(session, { endsAt, name: standing.organization.name, isCurrent: session._id === sessionId })];
  });
  const last = records.length === limit ? records.at(-1) : undefined;
  return { items, nextCursor: last ? toCursor([last.createdAt.getTime(), last._id]) : null };
}

function readPosition(cursor: string | undefined): SessionPosition | null {
  if (cursor === undefined) return null;
  const [createdAt, id] = parseCursor(cursor, ["number", "string"]);
  return { createdAt: new Date(Number(createdAt)), id: String(id) };
}

/** Organizations the person is still a member of; sessions in others are over. */
async function findStandings(ctx: Context<AuthDeps>, userId: string, records: readonly SessionRecord[]) {
  const { memberships, organizations } = ctx.deps;
  const orgIds = [...new Set(records.map(({ orgId }) => orgId))];
  const found = await Promise.all(
    orgIds.map(async (orgId) => {
      const [membership, organization] = await Promise.all([memberships.find(orgId, userId), organizations.find(orgId)]);
      return membership && organization ? ([[orgId, { role: membership.role, organization }]] as const) : [];
    }),
  );
  return new Map(found.flat());
}

function toView(session: SessionRecord, { endsAt, name, isCurrent }: { endsAt: Date; name: string; isCurrent: boolean }): SessionView {
  return {
    id: session._id,
    device: describeDevice(session.userAgent),
    ip: session.ip,
    organization: { id: session.orgId, name },
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    endsAt: endsAt.toISOString(),
    isCurrent,
  };
}
