import type { Document } from "mongodb";
import { usageCollection } from "../../../lib/ai/usage.store.ts";
import { chatCollection } from "../../../lib/chat/chat.store.ts";
import { decryptMessage, decryptReply } from "../../../lib/chat/to-turn-view.ts";
import { type TurnRecord, turnCollection } from "../../../lib/chat/turn.store.ts";
import { auditCollection } from "../../../lib/platform/audit/audit.store.ts";
import { type AuditRecord, findChainFault } from "../../../lib/platform/audit/audit-record.ts";
import type { OrganizationCipher } from "../../../lib/platform/crypto/cipher.ts";
import type { CollectionDefinition } from "../../../lib/platform/db.ts";
import { deadLetterCollection } from "../../../lib/platform/jobs/dead-letter.store.ts";
import { jobCollection } from "../../../lib/platform/jobs/job.store.ts";
import type { Runtime } from "../../../lib/runtime/runtime.ts";
import type { FinalAudit, FinalState, FinalTurn } from "./final-state.ts";

type Stores = Pick<FinalState, "turns" | "chats" | "jobs" | "usage" | "audit" | "deadLetters">;

/** What the checkers need of every collection, of all organizations. */
export async function readStores(runtime: Runtime): Promise<Stores> {
  const all = <Row extends Document>(definition: CollectionDefinition<Row>) => runtime.deps.db.collection(definition).find({}).toArray();
  const turns: FinalTurn[] = [];
  for (const turn of await all(turnCollection)) turns.push(toFinalTurn(await runtime.deps.cipher.forOrganization(turn.orgId), turn));
  const usage = await all(usageCollection);
  return {
    turns,
    chats: (await all(chatCollection)).map(({ _id, orgId, deletedAt }) => ({ id: _id, orgId, isDeleted: deletedAt !== null })),
    jobs: (await all(jobCollection)).map(({ _id, name, orgId, state, payload }) => ({
      ...{ id: _id, name, orgId, state },
      chatId: typeof payload.chatId === "string" ? payload.chatId : null,
    })),
    usage: usage.map((row) => ({
      ...{ id: row._id, orgId: row.orgId, turnId: row.source.id },
      ...{ step: row.step, bookedTo: row.bookedTo, isUncertain: row.isUncertain },
    })),
    audit: toAudit(await all(auditCollection)),
    deadLetters: (await all(deadLetterCollection)).map(({ orgId, recordId, reason }) => ({ orgId, recordId, reason })),
  };
}

function toFinalTurn(cipher: OrganizationCipher, turn: TurnRecord): FinalTurn {
  // A value that does not open is reported with its place by openCollection; here it only must not end the reading.
  const open = (read: () => string) => {
    try {
      return read();
    } catch {
      return "";
    }
  };
  const { orgId, userId, chatId, chatSeq, clientMessageId, state, reason, fence, attempts, replacedBy, isProjected } = turn;
  // A version before this one wrote turns without it.
  const replays = Number.isInteger(turn.replays) ? turn.replays : 0;
  return {
    ...{ id: turn._id, orgId, userId, chatId, chatSeq, clientMessageId, state, reason, fence, attempts, replays, replacedBy, isProjected },
    message: open(() => decryptMessage(cipher, turn)),
    reply: turn.reply === null ? null : open(() => decryptReply(cipher, turn)),
    createdAt: turn.createdAt.getTime(),
    finishedAt: turn.finishedAt?.getTime() ?? null,
  };
}

function toAudit(records: readonly AuditRecord[]): FinalAudit[] {
  return [...Map.groupBy(records, ({ orgId }) => orgId)].map(([orgId, own]) => {
    const chained = own.filter(({ seq }) => seq !== null).toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
    return { orgId, records: own.map(({ _id, action, target, seq }) => ({ _id, action, target, seq })), fault: findChainFault(chained) };
  });
}
