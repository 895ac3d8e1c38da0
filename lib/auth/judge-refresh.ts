import type { SessionRecord } from "./session.store.ts";

/**
 * What a presented refresh token is worth:
 * - `rotate`: the current one; it is spent now and its successor takes its place
 * - `repeat`: spent moments ago and its successor still unused, so this is a second tab: it gets the same successor
 * - `reused`: spent earlier, or its successor was already used: somebody holds a copy, the whole family ends
 * - `ended`: the session is over
 */
export type RefreshVerdict = "rotate" | "repeat" | "reused" | "ended";

/** Long enough for tabs that wake together on a slow line; RFC 9700 §4.14.2 leaves the length to the server. */
const REPEAT_GRACE_MS = 10_000;

type RefreshState = Pick<SessionRecord, "refreshHash" | "previousHash" | "rotatedAt" | "revokedAt" | "expiresAt">;

/** `presentedHash` must come from a token whose tag was verified for this session. */
export function judgeRefresh(session: RefreshState, presentedHash: string, nowMs: number): RefreshVerdict {
  if (session.revokedAt !== null || session.expiresAt.getTime() <= nowMs) return "ended";
  if (presentedHash === session.refreshHash) return "rotate";
  // The previous hash stays only until the successor is used, so a match also says that the successor is unused.
  const isPrevious = presentedHash === session.previousHash;
  return isPrevious && nowMs - session.rotatedAt.getTime() <= REPEAT_GRACE_MS ? "repeat" : "reused";
}
