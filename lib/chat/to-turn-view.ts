import type { UsageRow } from "../ai/usage.store.ts";
import type { OrganizationCipher } from "../platform/crypto/cipher.ts";
import type { StatusView, TurnOutcome, TurnStatus, TurnView, UsageView } from "./schema.ts";
import type { TurnRecord, TurnState } from "./turn.store.ts";

const STATUS: Readonly<Record<TurnState, TurnStatus>> = {
  queued: "queued",
  running: "processing",
  answered: "completed",
  blocked: "completed",
  cancelled: "completed",
  failed: "failed",
};

export function statusOf(turn: Pick<TurnRecord, "state" | "reason">): { status: TurnStatus; outcome?: TurnOutcome; reason?: string } {
  const { state, reason } = turn;
  const outcome = state === "answered" || state === "blocked" || state === "cancelled" ? { outcome: state } : {};
  return { status: STATUS[state], ...outcome, ...(reason !== null && { reason }) };
}

export const isFinal = (turn: Pick<TurnRecord, "state">): boolean => STATUS[turn.state] === "completed" || turn.state === "failed";

export function decryptMessage(cipher: OrganizationCipher, turn: TurnRecord): string {
  return cipher.decrypt({ collection: "turns", id: turn._id, field: "message" }, turn.message);
}

/** The answer as far as it is there: the committed reply, else the last snapshot. */
export function decryptReply(cipher: OrganizationCipher, turn: TurnRecord): string {
  if (turn.reply) return cipher.decrypt({ collection: "turns", id: turn._id, field: "reply" }, turn.reply.text);
  return turn.snapshot ? cipher.decrypt({ collection: "turns", id: turn._id, field: "snapshot" }, turn.snapshot.text) : "";
}

/** What the customer pays for; null before anything was counted. */
export function toUsageView(rows: readonly UsageRow[]): UsageView | null {
  const billed = rows.filter((row) => row.bookedTo === "customer");
  if (billed.length === 0) return null;
  const sum = (pick: (row: UsageRow) => number) => billed.reduce((total, row) => total + pick(row), 0);
  return {
    inputTokens: sum((row) => row.inputTokens),
    outputTokens: sum((row) => row.outputTokens),
    costMicros: sum((row) => row.costMicros),
    isEstimated: billed.some((row) => row.isEstimated),
  };
}

export function toStatusView(cipher: OrganizationCipher, turn: TurnRecord): StatusView {
  return { ...statusOf(turn), content: decryptReply(cipher, turn), chatId: turn.chatId };
}

export function toTurnView(cipher: OrganizationCipher, turn: TurnRecord): TurnView {
  const createdAt = turn.createdAt.toISOString();
  const hasText = turn.reply !== null || turn.snapshot !== null;
  return {
    jobId: turn._id,
    chatId: turn.chatId,
    seq: turn.chatSeq,
    ...statusOf(turn),
    createdAt,
    user: { id: turn.userMessageId, content: decryptMessage(cipher, turn), createdAt },
    reply: hasText
      ? { id: turn.replyMessageId, content: decryptReply(cipher, turn), createdAt: (turn.reply?.createdAt ?? turn.createdAt).toISOString() }
      : null,
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
