import { recalledSchema } from "../knowledge/memory/schema.ts";
import type { OrganizationCipher } from "../platform/crypto/cipher.ts";
import { isParked, toApprovalView } from "./approvals/to-approval-view.ts";
import { openAttachments } from "./attachments/attachment.ts";
import type { StatusView, TurnOutcome, TurnStatus, TurnView } from "./schema.ts";
import { listToolSummaries } from "./tools/list-tool-summaries.ts";
import type { TurnRecord, TurnState } from "./turn-record.ts";
import { listSources } from "./turn-sources.ts";
import { toUsageView } from "./usage-by-stage.ts";

const STATUS: Readonly<Record<TurnState, TurnStatus>> = {
  queued: "queued",
  running: "processing",
  answered: "completed",
  blocked: "completed",
  cancelled: "completed",
  failed: "failed",
};

export function statusOf(turn: Pick<TurnRecord, "state" | "reason" | "approvals">): {
  status: TurnStatus;
  outcome?: TurnOutcome;
  reason?: string;
} {
  const { state, reason } = turn;
  const outcome = state === "answered" || state === "blocked" || state === "cancelled" ? { outcome: state } : {};
  return { status: isParked(turn) ? "processing" : STATUS[state], ...outcome, ...(reason !== null && { reason }) };
}

export const isFinal = (turn: Pick<TurnRecord, "state">): boolean => STATUS[turn.state] === "completed" || turn.state === "failed";

export function decryptMessage(cipher: OrganizationCipher, turn: TurnRecord): string {
  return cipher.decrypt({ collection: "turns", id: turn._id, field: "message" }, turn.message);
}

/** The answer as far as it is there: the committed reply, else the last snapshot. One that goes on has both, until it ends. */
export function decryptReply(cipher: OrganizationCipher, turn: TurnRecord): string {
  if (turn.snapshot && (!turn.reply || !isFinal(turn)))
    return cipher.decrypt({ collection: "turns", id: turn._id, field: "snapshot" }, turn.snapshot.text);
  return decryptCommitted(cipher, turn) ?? "";
}

/** Null before the first answer has ended. */
export function decryptCommitted(cipher: OrganizationCipher, { _id, reply }: Pick<TurnRecord, "_id" | "reply">): string | null {
  return reply && cipher.decrypt({ collection: "turns", id: _id, field: "reply" }, reply.text);
}

/** Cut off by its length, by its person, or, as a second part, by a failure: what is there may go on. */
export function isCutOff({ state, reply }: Pick<TurnRecord, "state" | "reply">): boolean {
  return reply !== null && (state === "cancelled" || state === "failed" || (state === "answered" && reply.finishReason === "length"));
}

export function toStatusView(cipher: OrganizationCipher, turn: TurnRecord): StatusView {
  return { ...statusOf(turn), content: decryptReply(cipher, turn), chatId: turn.chatId };
}

/** What stands in other records about a turn. */
type Beside = { siblings?: readonly string[] | undefined; rating?: TurnView["rating"] | undefined };

export function toTurnView(cipher: OrganizationCipher, turn: TurnRecord, { siblings = [turn._id], rating = null }: Beside): TurnView {
  const createdAt = turn.createdAt.toISOString();
  const hasText = turn.reply !== null || turn.snapshot !== null;
  return {
    jobId: turn._id,
    chatId: turn.chatId,
    seq: turn.chatSeq,
    ...statusOf(turn),
    createdAt,
    user: { id: turn.userMessageId, content: decryptMessage(cipher, turn), createdAt, attachments: openAttachments(cipher, turn) },
    reply: hasText
      ? { id: turn.replyMessageId, content: decryptReply(cipher, turn), createdAt: (turn.reply?.createdAt ?? turn.createdAt).toISOString() }
      : null,
    branchId: turn.branch ?? null,
    siblings: [...siblings],
    approval: toApprovalView(cipher, turn),
    tools: listToolSummaries(turn),
    rating,
    isCutOff: isCutOff(turn) && decryptReply(cipher, turn) !== "",
    sources: listSources(cipher, turn),
    memories: listRecalled(cipher, turn),
    ...toAnswerFields(turn),
  };
}

export function toAnswerFields(turn: TurnRecord): Pick<TurnView, "verdicts" | "provider" | "model" | "demo" | "fallbackReason" | "usage"> {
  return {
    verdicts: turn.verdicts,
    provider: turn.reply?.provider ?? null,
    model: turn.reply?.model ?? null,
    demo: turn.reply?.isDemo ?? false,
    fallbackReason: turn.reply?.fallbackReason ?? null,
    usage: toUsageView(turn.usage),
  };
}

/** Which memories the answer was given along; what they say is asked of memory itself. */
function listRecalled(cipher: OrganizationCipher, { _id, steps }: TurnRecord): TurnView["memories"] {
  const sealed = steps.recall?.result ?? null;
  if (sealed === null) return [];
  return recalledSchema.parse(JSON.parse(cipher.decrypt({ collection: "turns", id: _id, field: "steps.recall" }, sealed)));
}
