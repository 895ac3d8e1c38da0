import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { wordsOf } from "../../platform/search/words.ts";
import { MEMORIES_MAX, type MemoryRecord } from "./memory.store.ts";
import type { MemoryDeps } from "./ports.ts";
import type { FactSubject, MemoryKind } from "./schema.ts";
import { decryptMemory, MEMORIES_REALM, placeOfText } from "./to-memory.ts";

export type NewMemory = {
  userId: string;
  kind: MemoryKind;
  text: string;
  /** A fact's subject; of a summary, the chat it is about. */
  subject: FactSubject | `chat:${string}`;
  origin: MemoryRecord["origin"];
  source: MemoryRecord["source"];
  /** When it was said: jobs may come to it out of turn. */
  saidAt?: Date;
  /** Ids of those it replaces, beside the one of its own subject. */
  replaces?: readonly string[];
};

export type Kept = { type: "kept"; id: string } | { type: "known"; id: string } | { type: "full" };

/**
 * Adds what has been judged worth it. The same words are not remembered twice; a newer fact about what there is only one of takes the
 * place of the older, which stays as its history. One that was said earlier but is learned later goes into the history at once.
 */
export async function keepMemory(ctx: Context<MemoryDeps>, memory: NewMemory): Promise<Kept> {
  const { orgId, deps } = ctx;
  const { userId, kind, text, origin, source } = memory;
  const cipher = await deps.cipher.forOrganization(orgId);
  const keyed = await deps.searchKeys.forPerson(orgId, userId, MEMORIES_REALM);
  const active = await deps.memories.listActive(orgId, userId, { after: null, limit: MEMORIES_MAX });
  const same = active.find((record) => isSameText(decryptMemory(cipher, record), text));
  if (same) return { type: "known", id: same._id };
  if (active.length >= MEMORIES_MAX) return { type: "full" };
  const id = createId("memory");
  const now = new Date(ctx.clock.now());
  const subject = isSingle(memory.subject) ? keyed.nameOf(memory.subject) : null;
  const ofSubject = subject === null ? [] : await deps.memories.listBySubject(orgId, userId, subject);
  const saidAt = memory.saidAt ?? now;
  const newer = ofSubject.find((record) => record.createdAt > saidAt);
  const history = newer ? await deps.memories.listEarlier(orgId, userId, [newer._id]) : [];
  const noted = history.find((record) => isSameText(decryptMemory(cipher, record), text));
  if (noted) return { type: "known", id: noted._id };
  const known = new Set(active.map(({ _id }) => _id));
  const replaced = newer
    ? []
    : [...new Set([...ofSubject.map(({ _id }) => _id), ...(memory.replaces ?? []).filter((each) => known.has(each))])];
  const record: MemoryRecord = {
    ...{ _id: id, orgId, userId, kind, state: newer ? "superseded" : "active", text: cipher.encrypt(placeOfText(id), text), subject },
    ...{ isStanding: memory.subject === "preference", tokens: keyed.tokensOf(text), origin, source },
    ...{ createdAt: saidAt, at: now, supersededBy: newer?._id ?? null, expiresAt: null },
  };
  const audit = toAuditRecord(ctx, {
    action: replaced.length > 0 ? "memory.memory-superseded" : "memory.memory-created",
    target: { type: "memory", id },
    ...(replaced.length > 0 && { before: replaced }),
    after: { kind, origin, text },
  });
  await deps.db.withTransaction(async (session) => {
    await deps.memories.insert(record, session);
    if (replaced.length > 0) await deps.memories.supersede(orgId, userId, { ids: replaced, by: id, at: now }, session);
    await deps.audit.append(audit, session);
  });
  return { type: "kept", id };
}

function isSingle(subject: NewMemory["subject"]): boolean {
  return subject !== "preference" && subject !== "other";
}

function isSameText(one: string, other: string): boolean {
  const words = (text: string) => Array.from(wordsOf(text), ({ text: word }) => word).join(" ");
  return words(one) === words(other);
}
