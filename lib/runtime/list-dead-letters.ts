import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { parseCursor, toCursor } from "../platform/cursor.ts";
import type { DeadLetterStore } from "../platform/jobs/dead-letter.store.ts";

export type DeadLetterView = { id: string; job: string; recordId: string; reason: string; at: string; replayedAt: string | null };

export async function listDeadLetters(
  ctx: Context<{ deadLetters: DeadLetterStore }>,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ items: DeadLetterView[]; nextCursor: string | null }> {
  assertPermission(ctx, "ops.read");
  const [at, id] = input.cursor === undefined ? [] : parseCursor(input.cursor, ["number", "string"]);
  const before = at === undefined ? null : { at: new Date(Number(at)), id: String(id) };
  const letters = await ctx.deps.deadLetters.list(ctx.orgId, { before, limit: input.limit });
  const last = letters.length === input.limit ? letters.at(-1) : undefined;
  const items = letters.map((letter) => ({
    id: letter._id,
    job: letter.job,
    recordId: letter.recordId,
    reason: letter.reason,
    at: letter.at.toISOString(),
    replayedAt: letter.replayedAt?.toISOString() ?? null,
  }));
  return { items, nextCursor: last ? toCursor([last.at.getTime(), last._id]) : null };
}
