import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import type { DeadLetterStore } from "../platform/jobs/dead-letter.store.ts";
import { nextTimeCursor, readTimeCursor } from "../platform/time-pages.ts";

export type DeadLetterView = { id: string; job: string; recordId: string; reason: string; at: string; replayedAt: string | null };

export async function listDeadLetters(
  ctx: Context<{ deadLetters: DeadLetterStore }>,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ items: DeadLetterView[]; nextCursor: string | null }> {
  assertPermission(ctx, "ops.read");
  const letters = await ctx.deps.deadLetters.list(ctx.orgId, { after: readTimeCursor(input.cursor), limit: input.limit });
  const items = letters.map((letter) => ({
    id: letter._id,
    job: letter.job,
    recordId: letter.recordId,
    reason: letter.reason,
    at: letter.at.toISOString(),
    replayedAt: letter.replayedAt?.toISOString() ?? null,
  }));
  return { items, nextCursor: nextTimeCursor(letters, input.limit) };
}
