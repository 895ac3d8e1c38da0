import { createHash } from "node:crypto";
import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { createId } from "../platform/ids.ts";
import { openLease } from "../platform/jobs/ledger.ts";
import { publishDue, publishNew } from "../platform/jobs/publish-record.ts";
import type { PromptRef } from "../prompts/social/find-named-version.ts";
import { type NamedAttachment, sealAttachments } from "./attachments/attachment.ts";
import type { ChatDeps } from "./ports.ts";
import type { Accepted } from "./schema.ts";
import { decryptMessage, isFinal } from "./to-turn-view.ts";
import type { TurnRecord } from "./turn-record.ts";

export const RUN_TURN_JOB = "chat.run-turn";

export function toAccepted(turn: Pick<TurnRecord, "_id">): Accepted {
  return { jobId: turn._id, status: "queued", message: "Your message is stored and queued." };
}

/** A turn as it is accepted: everything the job needs stands in this one document. */
export async function createTurn(
  ctx: Context<ChatDeps>,
  input: {
    userId: string;
    chatId: string;
    chatSeq: number;
    clientMessageId: string;
    message: string;
    branch?: string | null;
    attachments?: readonly NamedAttachment[];
    promptRef?: PromptRef | undefined;
  },
): Promise<TurnRecord> {
  const id = createId("turn");
  const now = ctx.clock.now();
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const audit = toAuditRecord(ctx, {
    action: "chat.message-accepted",
    target: { type: "turn", id },
    after: createHash("sha256").update(input.message).digest("hex"),
  });
  return {
    _id: id,
    orgId: ctx.orgId,
    ...openLease(now, ctx.deps.jobTiming),
    state: "queued",
    userId: input.userId,
    ...(ctx.actor.type === "apiKey" && { keyId: ctx.actor.keyId }),
    ...(ctx.actor.type === "user" && { sessionId: ctx.actor.sessionId }),
    chatId: input.chatId,
    chatSeq: input.chatSeq,
    clientMessageId: input.clientMessageId,
    userMessageId: createId("message"),
    replyMessageId: createId("message"),
    message: cipher.encrypt({ collection: "turns", id, field: "message" }, input.message),
    ...(input.attachments && input.attachments.length > 0 && { attachments: sealAttachments(cipher, id, input.attachments) }),
    ...(input.promptRef && { promptRef: input.promptRef }),
    createdAt: new Date(now),
    replacedBy: null,
    branch: input.branch ?? null,
    stopRequestedAt: null,
    steps: {},
    snapshot: null,
    reply: null,
    streamSeq: 0,
    verdicts: [],
    usage: [],
    audit: [audit],
    reason: null,
    finishedAt: null,
    isProjected: false,
    replays: 0,
  };
}

export async function publishTurn(ctx: Context<ChatDeps>, turn: TurnRecord): Promise<void> {
  await publishNew(ctx.deps, { job: RUN_TURN_JOB, orgId: turn.orgId, id: turn._id }, turn);
}

/** Whoever looks at a turn that should have run by now gets it published at once instead of waiting for the sweep. */
export async function repairTurn(ctx: Context<ChatDeps>, turn: TurnRecord): Promise<void> {
  if (!isFinal(turn) && turn.dueAt && turn.dueAt.getTime() <= ctx.clock.now())
    await publishDue(ctx.deps, ctx.deps.turns.ledger, RUN_TURN_JOB, turn);
}

/** The turn this client message made before, if any. The same id with other words is refused: dropping them silently would lose them. */
export async function findAccepted(
  ctx: Context<ChatDeps>,
  input: { userId: string; clientMessageId: string; chatId: string | null; message: string | null },
): Promise<Accepted | null> {
  const turn = await ctx.deps.turns.findByClientMessageId(ctx.orgId, input.userId, input.clientMessageId);
  if (!turn) return null;
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const isSame =
    (input.chatId === null || turn.chatId === input.chatId) && (input.message === null || decryptMessage(cipher, turn) === input.message);
  if (!isSame)
    throw new AppError("conflict", "chat.client_message_id_reused", "This clientMessageId was used for another message. Send a new id.");
  await repairTurn(ctx, turn);
  return toAccepted(turn);
}
