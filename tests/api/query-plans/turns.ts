import type { TurnRecord } from "../../../lib/chat/turn-record.ts";
import type { AuditRecord } from "../../../lib/platform/audit/audit-record.ts";
import type { Database } from "../../../lib/platform/db.ts";
import type { Stores } from "./seldom.ts";
import { seededId } from "./tenancy.ts";

/** What is asked of turns where a search finds some, a chat is copied, or a tool or a cut answer waits for a word. */
export async function askTurns(stores: Stores, turn: TurnRecord, db: Database): Promise<void> {
  const { createTurnStore: turns, createChatStore: chats } = stores;
  const { orgId, userId } = turn;
  const seeded = (prefix: string) => Array.from({ length: 40 }, (_, index) => seededId(prefix, 10 * index));
  for (const ids of [["trn_nobody"], seeded("trn")]) await turns.listByIds(orgId, userId, ids);
  for (const ids of [["cht_nobody"], seeded("cht")]) await chats.listByIds(orgId, userId, ids);
  const copy = { ...turn, _id: "trn_plans", chatId: "cht_plans", clientMessageId: "copy-of-the-plans" };
  await db.withTransaction((session) => turns.insertAllIn([copy], session));
  const at = new Date();
  const audit = auditOf(turn, at);
  for (const state of ["approved", "expired"] as const)
    await turns.settleApproval({ ...turn, _id: "trn_nobody" }, "k", { state, at, audit });
  await turns.reopen({ ...turn, fence: -1 }, { dueAt: at, firstRound: 1, audit });
}

function auditOf({ _id, orgId, userId }: TurnRecord, at: Date): AuditRecord {
  const what = { actor: `user:${userId}`, role: "USER", action: "chat.answer-continued", target: { type: "turn", id: _id } } as const;
  const digests = { beforeDigest: null, afterDigest: "0", seq: null, prevHash: null, hash: null };
  const request = { requestId: "req", ip: "::1", userAgent: "x" };
  return { _id: "aud_plans", orgId, at, ...what, severity: "info", reason: null, ...digests, ...request };
}
