import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import type { OrganizationCipher } from "../platform/crypto/cipher.ts";
import { AppError } from "../platform/errors.ts";
import type { LogEntry } from "../platform/event-log.ts";
import { repairTurn } from "./accept-turn.ts";
import type { ChatDeps } from "./ports.ts";
import { createInbox, type Inbox } from "./stream/inbox.ts";
import { createReader, type FollowFrame, type Reader } from "./stream/reader.ts";
import { openEvent, parsePosition } from "./stream/turn-event.ts";
import { decryptReply, isFinal, statusOf } from "./to-turn-view.ts";
import type { TurnRecord } from "./turn-record.ts";
import { toUsageView } from "./usage-by-stage.ts";

export type FollowInput = { jobId: string; lastEventId?: string | undefined; signal: AbortSignal };

/**
 * Follows one answer from wherever the reader stands. Redis is the fast path and may be lost at any moment; the turn in
 * MongoDB is asked every few seconds and has the last word. Checks run before the first frame, so refusals are plain problems.
 */
export async function followTurn(ctx: Context<ChatDeps>, input: FollowInput): Promise<AsyncIterable<FollowFrame>> {
  assertPermission(ctx, "chat.read");
  const userId = userIdOf(ctx);
  const turn = await ctx.deps.turns.find(ctx.orgId, userId, input.jobId);
  if (!turn) throw new AppError("not_found", "chat.turn_not_found", `No job ${input.jobId}.`);
  await repairTurn(ctx, turn);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return follow({ ctx, userId, cipher, input }, turn);
}

type Following = { ctx: Context<ChatDeps>; userId: string; cipher: OrganizationCipher; input: FollowInput };

async function* follow(following: Following, first: TurnRecord): AsyncGenerator<FollowFrame> {
  const { ctx, input } = following;
  const { chatSettings: settings } = ctx.deps;
  const reader = createReader(parsePosition(input.lastEventId));
  if (isFinal(first)) {
    yield* reader.finish(...finalOf(following, first));
    return;
  }
  const inbox = createInbox({ eventLog: ctx.deps.eventLog, key: first._id, signal: input.signal, settings });
  try {
    yield* reader.open(await readLog(following, first._id, inbox), snapshotOf(following, first));
    // The answer may have ended between the first look and the subscription.
    if (reader.isEnded()) inbox.ask();
    for (;;) {
      const next = await inbox.next();
      if (next.type === "closed") return;
      if (next.type === "limit") {
        yield { type: "retry", afterMs: settings.reconnectMs };
        return;
      }
      if (next.type === "ping") yield { type: "ping" };
      if (next.type === "subscribed") yield* reader.apply(await readLog(following, first._id, inbox)).frames;
      if (next.type === "entries") yield* take(following, reader, inbox, next.entries, first._id);
      if (next.type === "poll" || reader.isEnded()) {
        const current = await ctx.deps.turns.find(ctx.orgId, following.userId, first._id);
        if (!current || isFinal(current)) {
          yield* reader.finish(...finalOf(following, current ?? first));
          return;
        }
        await repairTurn(ctx, current);
        yield* reader.catchUp(snapshotOf(following, current));
      }
    }
  } finally {
    inbox.close();
  }
}

/** A gap in the feed is never shown: the log is read again, and what is still missing comes from the next poll. */
async function* take(
  following: Following,
  reader: Reader,
  inbox: Inbox,
  entries: readonly LogEntry[],
  turnId: string,
): AsyncGenerator<FollowFrame> {
  const result = reader.apply(entries.flatMap((entry) => openEvent(following.cipher, turnId, entry) ?? []));
  yield* result.frames;
  if (!result.hasGap) return;
  yield* reader.apply(await readLog(following, turnId, inbox)).frames;
}

async function readLog(following: Following, turnId: string, inbox: Inbox) {
  const { eventLog, log } = following.ctx.deps;
  if (!eventLog) return [];
  try {
    const entries = await eventLog.read(turnId, null);
    return entries.flatMap((entry) => openEvent(following.cipher, turnId, entry) ?? []);
  } catch (error) {
    log.warn({ id: turnId, error }, "a stream could not be read and its readers follow the snapshots");
    inbox.degrade();
    return [];
  }
}

function snapshotOf({ cipher }: Following, turn: TurnRecord): { fence: number; seq: number; text: string } | null {
  return turn.snapshot ? { fence: turn.snapshot.fence, seq: turn.snapshot.seq, text: decryptReply(cipher, turn) } : null;
}

function finalOf({ cipher }: Following, turn: TurnRecord): Parameters<Reader["finish"]> {
  const position = { fence: turn.fence, seq: turn.streamSeq };
  return [
    { position, text: decryptReply(cipher, turn), hasReply: turn.reply !== null },
    { ...statusOf(turn), usage: toUsageView(turn.usage), verdicts: turn.verdicts },
  ];
}
