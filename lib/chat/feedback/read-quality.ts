import { createHash, randomBytes } from "node:crypto";
import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor, type TimePosition } from "../../platform/time-pages.ts";
import type { ChatDeps } from "../ports.ts";
import type { ListFeedbackInput, Quality, SharedFeedback } from "./feedback.schema.ts";
import type { FeedbackCount } from "./feedback.store.ts";
import { toSharedFeedback } from "./to-feedback.ts";

const DAY_MS = 86_400_000;

/** How answers are found, by model: counts only, of everybody in the organization. */
export async function getQuality(ctx: Context<ChatDeps>, { days }: { days: number }): Promise<Quality> {
  assertPermission(ctx, "usage.read");
  const from = new Date(ctx.clock.now() - days * DAY_MS);
  const [byModel, reasons] = await Promise.all([
    ctx.deps.feedback.countByModel(ctx.orgId, from),
    ctx.deps.feedback.countReasons(ctx.orgId, from),
  ]);
  const models = toModels(byModel);
  const sum = (rating: "up" | "down") => models.reduce((total, model) => total + model[rating], 0);
  return { from: from.toISOString(), up: sum("up"), down: sum("down"), models, reasons: reasons.toSorted((a, b) => b.count - a.count) };
}

/** The model with most opinions first. */
function toModels(counts: readonly FeedbackCount[]): Quality["models"] {
  const models = new Map<string, Quality["models"][number]>();
  for (const { provider, model, isDemo, rating, count } of counts) {
    const name = `${provider} ${model}`;
    const known = models.get(name) ?? { provider, model, demo: isDemo, up: 0, down: 0 };
    models.set(name, { ...known, [rating]: known[rating] + count });
  }
  return [...models.values()].toSorted((a, b) => b.up + b.down - a.up - a.down);
}

/** Those whose persons let the text be read, newest first; who they are stays unsaid. */
export async function listFeedback(
  ctx: Context<ChatDeps>,
  { rating, cursor, limit }: ListFeedbackInput,
): Promise<{ items: SharedFeedback[]; nextCursor: string | null }> {
  assertPermission(ctx, "ai-policy.write");
  const records = await ctx.deps.feedback.listShared(ctx.orgId, rating, { after: readTimeCursor(cursor), limit });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return { items: records.flatMap((record) => toSharedFeedback(cipher, record) ?? []), nextCursor: nextTimeCursor(records, limit) };
}

const EXPORT_PAGE = 100;

/** The evaluation set, a JSON object a line. A person has one name in one export and another in the next: two cannot be joined. */
export async function exportFeedback(ctx: Context<ChatDeps>): Promise<AsyncIterable<string>> {
  assertPermission(ctx, "ai-policy.write");
  await ctx.deps.audit.append(toAuditRecord(ctx, { action: "chat.feedback-exported", target: { type: "organization", id: ctx.orgId } }));
  return lines(ctx, randomBytes(32));
}

async function* lines(ctx: Context<ChatDeps>, salt: Uint8Array): AsyncGenerator<string> {
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const nameOf = (userId: string) => createHash("sha256").update(salt).update(userId).digest("hex").slice(0, 12);
  let after: TimePosition | null = null;
  for (;;) {
    const page = await ctx.deps.feedback.listShared(ctx.orgId, undefined, { after, limit: EXPORT_PAGE });
    for (const record of page) {
      const shared = toSharedFeedback(cipher, record);
      if (!shared) continue;
      const { createdAt, ...kept } = shared;
      yield `${JSON.stringify({ ...kept, person: nameOf(record.userId), day: createdAt.slice(0, 10) })}\n`;
    }
    const last = page.at(-1);
    if (!last || page.length < EXPORT_PAGE) return;
    after = { at: last.at, id: last._id };
  }
}
