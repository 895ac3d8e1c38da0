import type { AppealView, CreateAppealInput } from "../guard/appeal.schema.ts";
import type { AppealRecord } from "../guard/appeal.store.ts";
import type { GuardAppealDeps } from "../guard/appeal-ports.ts";
import { guardVerdictSchema } from "../guard/schema.ts";
import { placeOfAppeal, toAppeal } from "../guard/to-appeal.ts";
import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import type { OrganizationCipher } from "../platform/crypto/cipher.ts";
import { AppError } from "../platform/errors.ts";
import { createId } from "../platform/ids.ts";
import type { ChatStore } from "./chat.store.ts";
import { decryptMessage, decryptReply } from "./to-turn-view.ts";
import type { TurnStore } from "./turn.store.ts";
import type { TurnRecord } from "./turn-record.ts";

type AppealDeps = GuardAppealDeps & { turns: TurnStore; chats: ChatStore };

/** By the person who wrote the message. A second one about the same verdict gives the first. */
export async function appealVerdict(ctx: Context<AppealDeps>, { jobId, stage, note }: CreateAppealInput): Promise<AppealView> {
  assertPermission(ctx, "guard.write");
  const { db, audit, guardAppeals } = ctx.deps;
  const userId = userIdOf(ctx);
  const turn = await ctx.deps.turns.find(ctx.orgId, userId, jobId);
  if (!turn || (await ctx.deps.chats.isDeleted(ctx.orgId, turn.chatId))) throw notFound(jobId);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const known = await guardAppeals.findFor(ctx.orgId, jobId, stage);
  if (known) return toAppeal(known, cipher);
  const record = toRecord(turn, { stage, note: note ?? null, cipher, now: ctx.clock.now() });
  const entry = toAuditRecord(ctx, {
    action: "guard.appeal-created",
    target: { type: "guard-appeal", id: record._id },
    after: { turnId: jobId, stage, verdict: record.verdict.verdict },
  });
  const write = db.withTransaction(async (session) => {
    await guardAppeals.insert(record, session);
    await audit.append(entry, session);
  });
  const isFirst = await db.isInserted(write);
  // A chat that is being deleted may have been cleared of appeals before this one came.
  if (await ctx.deps.chats.isDeleted(ctx.orgId, turn.chatId)) {
    await guardAppeals.deleteOfChat(ctx.orgId, turn.chatId);
    throw notFound(jobId);
  }
  if (isFirst) return toAppeal(record, cipher);
  const other = await guardAppeals.findFor(ctx.orgId, jobId, stage);
  return toAppeal(other ?? record, cipher);
}

function notFound(jobId: string): AppError {
  return new AppError("not_found", "chat.turn_not_found", `No job ${jobId}.`);
}

type Making = { stage: AppealRecord["stage"]; note: string | null; cipher: OrganizationCipher; now: number };

function toRecord(turn: TurnRecord, { stage, note, cipher, now }: Making): AppealRecord {
  const verdict = turn.verdicts.find((each) => each.stage === stage);
  if (!verdict) {
    const detail = "The guard has given no verdict of this stage on this message, or not yet.";
    throw new AppError("conflict", "guard.nothing_to_appeal", detail);
  }
  const id = createId("guardAppeal");
  const text = stage === "guard_in" ? decryptMessage(cipher, turn) : decryptReply(cipher, turn);
  const { _id: turnId, orgId, userId, chatId } = turn;
  return {
    ...{ _id: id, orgId, userId, chatId, turnId, stage, state: "open" },
    verdict: guardVerdictSchema.parse(verdict),
    text: cipher.encrypt(placeOfAppeal(id, "text"), text),
    note: note === null ? null : cipher.encrypt(placeOfAppeal(id, "note"), note),
    ...{ at: new Date(now), decidedAt: null, decidedBy: null },
  };
}
