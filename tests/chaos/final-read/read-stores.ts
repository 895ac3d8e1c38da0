import type { Document } from "mongodb";
import { usageCollection } from "../../../lib/ai/usage.store.ts";
import { chatCollection } from "../../../lib/chat/chat.store.ts";
import { decryptMessage, decryptReply } from "../../../lib/chat/to-turn-view.ts";
import { turnCollection } from "../../../lib/chat/turn.store.ts";
import type { TurnRecord } from "../../../lib/chat/turn-record.ts";
import { auditCollection } from "../../../lib/platform/audit/audit.store.ts";
import { type AuditRecord, findChainFault } from "../../../lib/platform/audit/audit-record.ts";
import { createSignatureCheck } from "../../../lib/platform/audit/audit-signer.ts";
import { auditCheckpointCollection } from "../../../lib/platform/audit/checkpoint.store.ts";
import { type Checkpoint, type CheckSignatures, coversExactly, isLinked, isSignedWell } from "../../../lib/platform/audit/checkpoint.ts";
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
    audit: await withPeople(
      runtime,
      toAudit(await all(auditCollection), {
        checkpoints: (await all(auditCheckpointCollection)).map(({ _id, digest: _digest, ...checkpoint }) => checkpoint),
        check: createSignatureCheck(runtime.deps.auditSigner.publicKeys),
      }),
    ),
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

/** The chain names people by pseudonyms; the checkers know their ids. What does not open is reported with its place elsewhere. */
async function withPeople({ deps }: Runtime, audit: readonly FinalAudit[]): Promise<FinalAudit[]> {
  return Promise.all(
    audit.map(async (trail) => {
      const tokens = trail.records.map(({ target }) => target.id);
      const people = await deps.pseudonyms.reveal(trail.orgId, tokens).catch(() => new Map<string, string>());
      const records = trail.records.map((record) => ({
        ...record,
        target: { ...record.target, id: people.get(record.target.id) ?? record.target.id },
      }));
      return { ...trail, records };
    }),
  );
}

type Signed = { checkpoints: readonly Checkpoint[]; check: CheckSignatures };

function toAudit(records: readonly AuditRecord[], { checkpoints, check }: Signed): FinalAudit[] {
  return [...Map.groupBy(records, ({ orgId }) => orgId)].map(([orgId, own]) => {
    const chained = own.filter(({ seq }) => seq !== null).toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
    const signed = { checkpoints: checkpoints.filter((one) => one.orgId === orgId).toSorted((a, b) => a.number - b.number), check };
    return {
      orgId,
      records: own.map(({ _id, action, target, seq }) => ({ _id, action, target, seq })),
      fault: findChainFault(chained),
      signatureFault: findSignatureFault(chained, signed),
    };
  });
}

function findSignatureFault(chained: readonly AuditRecord[], { checkpoints, check }: Signed): string | null {
  let last: Checkpoint | null = null;
  for (const checkpoint of checkpoints) {
    if (!isLinked(last, checkpoint)) return `checkpoint ${checkpoint.number} does not follow the one before it`;
    if (!isSignedWell(checkpoint, check)) return `checkpoint ${checkpoint.number} is not signed`;
    if (!coversExactly(checkpoint, chained.slice(checkpoint.fromSeq - 1, checkpoint.toSeq)))
      return `checkpoint ${checkpoint.number} covers other records`;
    last = checkpoint;
  }
  return (last?.toSeq ?? 0) === chained.length ? null : `signed up to ${last?.toSeq ?? 0} of ${chained.length} records`;
}
