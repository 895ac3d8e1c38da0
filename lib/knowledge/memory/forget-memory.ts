import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { memoryNotFound } from "./errors.ts";
import { getMemory } from "./list-memories.ts";
import type { MemoryDeps } from "./ports.ts";
import type { Memory } from "./schema.ts";

/** How long a mistake can be taken back; then the record is deleted. */
const UNDO_MS = 10 * 60_000;

/** With its history. No answer uses it from now on. */
export async function forgetMemory(ctx: Context<MemoryDeps>, { memoryId }: { memoryId: string }): Promise<void> {
  assertPermission(ctx, "memory.write");
  const userId = userIdOf(ctx);
  const expiresAt = new Date(ctx.clock.now() + UNDO_MS);
  const audit = toAuditRecord(ctx, { action: "memory.memory-forgotten", target: { type: "memory", id: memoryId } });
  const isForgotten = await ctx.deps.db.withTransaction(async (session) => {
    const isThere = await ctx.deps.memories.forget(ctx.orgId, userId, memoryId, expiresAt, session);
    if (isThere) await ctx.deps.audit.append(audit, session);
    return isThere;
  });
  if (!isForgotten) throw memoryNotFound(memoryId);
}

export async function restoreMemory(ctx: Context<MemoryDeps>, { memoryId }: { memoryId: string }): Promise<Memory> {
  assertPermission(ctx, "memory.write");
  const userId = userIdOf(ctx);
  const audit = toAuditRecord(ctx, { action: "memory.memory-restored", target: { type: "memory", id: memoryId } });
  const isRestored = await ctx.deps.db.withTransaction(async (session) => {
    const isThere = await ctx.deps.memories.restore(ctx.orgId, userId, memoryId, new Date(ctx.clock.now()), session);
    if (isThere) await ctx.deps.audit.append(audit, session);
    return isThere;
  });
  if (!isRestored) throw memoryNotFound(memoryId);
  return getMemory(ctx, { memoryId });
}

/** All there is of one's own, at once and for good. */
export async function forgetAllMemories(ctx: Context<MemoryDeps>): Promise<{ forgotten: number }> {
  assertPermission(ctx, "memory.write");
  const userId = userIdOf(ctx);
  const audit = toAuditRecord(ctx, { action: "memory.all-forgotten", target: { type: "user", id: userId }, severity: "notice" });
  const forgotten = await ctx.deps.db.withTransaction(async (session) => {
    await ctx.deps.audit.append(audit, session);
    return ctx.deps.memories.deleteAll(ctx.orgId, userId, session);
  });
  return { forgotten };
}
