import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { DeadLetterRecord, DeadLetterStore } from "../../platform/jobs/dead-letter.store.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import { reachOf } from "../reach.ts";
import type { DeadLetterView, ListDeadLettersInput } from "./schema.ts";

/** Jobs that were given up, newest first. */
export async function listDeadLetters(
  ctx: Context<{ deadLetters: DeadLetterStore }>,
  { scope, job, state, cursor, limit }: ListDeadLettersInput,
): Promise<{ items: DeadLetterView[]; nextCursor: string | null }> {
  assertPermission(ctx, "ops.read");
  const selection = { orgId: reachOf(ctx, scope), job, isOpen: state === "open" };
  const letters = await ctx.deps.deadLetters.list(selection, { after: readTimeCursor(cursor), limit });
  return { items: letters.map(toView), nextCursor: nextTimeCursor(letters, limit) };
}

function toView({ _id, at, replayedAt, replayedBy, attempts, payloadDigest, ...letter }: DeadLetterRecord): DeadLetterView {
  return {
    id: _id,
    ...letter,
    attempts: attempts ?? null,
    payloadDigest: payloadDigest ?? null,
    at: at.toISOString(),
    replayedAt: replayedAt?.toISOString() ?? null,
    replayedBy,
  };
}
