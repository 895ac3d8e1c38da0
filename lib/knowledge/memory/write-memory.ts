import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { memoryNotFound, memoryOff, notKept, tooManyMemories } from "./errors.ts";
import { keepMemory } from "./keep-memory.ts";
import { getMemory } from "./list-memories.ts";
import { MEMORIES_MAX } from "./memory.store.ts";
import type { MemoryDeps } from "./ports.ts";
import type { Memory } from "./schema.ts";
import { readSettings } from "./settings.ts";
import { subjectOf } from "./subject-of.ts";
import { MEMORIES_REALM, placeOfText } from "./to-memory.ts";
import { whyNotKept } from "./why-not-kept.ts";

/** By hand. The same words again give the memory that has them. */
export async function createMemory(ctx: Context<MemoryDeps>, { text }: { text: string }): Promise<Memory> {
  assertPermission(ctx, "memory.write");
  const userId = userIdOf(ctx);
  if (!(await readSettings(ctx, userId)).isOn) throw memoryOff();
  const why = await whyNotKept(ctx, text);
  if (why) throw notKept(why);
  const kept = await keepMemory(ctx, { userId, kind: "USER_FACT", text, subject: subjectOf(text), origin: "person", source: null });
  if (kept.type === "full") throw tooManyMemories(MEMORIES_MAX);
  return getMemory(ctx, { memoryId: kept.id });
}

/** Other words for the same memory, which is the person's own from then on. */
export async function updateMemory(ctx: Context<MemoryDeps>, { memoryId, text }: { memoryId: string; text: string }): Promise<Memory> {
  assertPermission(ctx, "memory.write");
  const userId = userIdOf(ctx);
  const { deps, orgId } = ctx;
  const record = await deps.memories.find(orgId, userId, memoryId);
  if (!record) throw memoryNotFound(memoryId);
  const why = await whyNotKept(ctx, text);
  if (why) throw notKept(why);
  const cipher = await deps.cipher.forOrganization(orgId);
  const keyed = await deps.searchKeys.forPerson(orgId, userId, MEMORIES_REALM);
  const change = {
    ...{ text: cipher.encrypt(placeOfText(memoryId), text), tokens: keyed.tokensOf(text) },
    ...{ origin: "person" as const, isStanding: subjectOf(text) === "preference", at: new Date(ctx.clock.now()) },
  };
  const audit = toAuditRecord(ctx, { action: "memory.memory-updated", target: { type: "memory", id: memoryId }, after: text });
  const isChanged = await deps.db.withTransaction(async (session) => {
    const isThere = await deps.memories.change(orgId, userId, memoryId, change, session);
    if (isThere) await deps.audit.append(audit, session);
    return isThere;
  });
  if (!isChanged) throw memoryNotFound(memoryId);
  return getMemory(ctx, { memoryId });
}
