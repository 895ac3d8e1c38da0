import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import { memoryNotFound } from "./errors.ts";
import type { MemoryDeps } from "./ports.ts";
import type { Memory, MemoryPage } from "./schema.ts";
import { toMemory } from "./to-memory.ts";

/** One's own, the one changed last first, each with what it took the place of. */
export async function listMemories(ctx: Context<MemoryDeps>, input: { cursor?: string | undefined; limit: number }): Promise<MemoryPage> {
  assertPermission(ctx, "memory.read");
  const userId = userIdOf(ctx);
  const { memories } = ctx.deps;
  const records = await memories.listActive(ctx.orgId, userId, { after: readTimeCursor(input.cursor), limit: input.limit });
  const history = await memories.listEarlier(
    ctx.orgId,
    userId,
    records.map(({ _id }) => _id),
  );
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return { items: records.map((record) => toMemory(cipher, record, history)), nextCursor: nextTimeCursor(records, input.limit) };
}

export async function getMemory(ctx: Context<MemoryDeps>, { memoryId }: { memoryId: string }): Promise<Memory> {
  assertPermission(ctx, "memory.read");
  const userId = userIdOf(ctx);
  const record = await ctx.deps.memories.find(ctx.orgId, userId, memoryId);
  if (!record) throw memoryNotFound(memoryId);
  const history = await ctx.deps.memories.listEarlier(ctx.orgId, userId, [memoryId]);
  return toMemory(await ctx.deps.cipher.forOrganization(ctx.orgId), record, history);
}
