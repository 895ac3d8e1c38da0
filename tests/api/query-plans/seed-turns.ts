import type { TurnRecord } from "../../../lib/chat/turn-record.ts";
import type { OrganizationCipher } from "../../../lib/platform/crypto/cipher.ts";
import type { Seeding } from "./seeding.ts";
import { seededId } from "./tenancy.ts";

/** Readable only in the long chat, which the journey reads; elsewhere any text stands for the encrypted one. */
export type SeededText = OrganizationCipher | null;

const TURN_MS = 40;

/** A turn of the past: answered and projected; one in twenty was replaced by a newer answer. */
export function seededTurn(index: number, { tenancy, text, now }: Seeding): TurnRecord {
  const id = seededId("trn", index);
  const owner = tenancy.ofTurn(index);
  const createdAt = new Date(now - 86_400_000 - (50_000 - index) * TURN_MS);
  const isReadable = owner === tenancy.big && text !== null;
  const encrypt = (field: string) => (isReadable ? text.encrypt({ collection: "turns", id, field }, "What is 2 + 2?") : "v1.sealed");
  const lease = { attempts: 1, fence: 1, owner: null, leaseUntil: null, publishCount: 1, dueAt: null, lastError: null };
  const messages = {
    clientMessageId: `seeded-${index}`,
    userMessageId: seededId("msg", 2 * index),
    replyMessageId: seededId("msg", 2 * index + 1),
  };
  const reply = { text: encrypt("reply"), provider: "demo", model: "demo-1", isDemo: true, finishReason: "stop", createdAt };
  return {
    _id: id,
    ...owner,
    state: "answered",
    ...lease,
    ...messages,
    chatSeq: index + 1,
    message: encrypt("message"),
    createdAt,
    replacedBy: index % 20 === 5 ? seededId("trn", index + 5) : null,
    stopRequestedAt: null,
    steps: {},
    snapshot: null,
    reply,
    streamSeq: 1,
    verdicts: [],
    usage: [],
    audit: [],
    reason: null,
    finishedAt: createdAt,
    isProjected: true,
    replays: 0,
  };
}

/** What waits at any moment in a busy deployment: queued and running turns, and finished ones not yet projected. */
export function openTurn(index: number, seeding: Seeding): TurnRecord {
  const turn = seededTurn(index, seeding);
  const base = { ...turn, chatId: seededId("cht", index), chatSeq: 1, reply: null, replacedBy: null };
  const past = new Date(seeding.now - 60_000);
  if (index % 4 === 0) return { ...base, finishedAt: past, isProjected: false };
  const open = { ...base, finishedAt: null, isProjected: false };
  if (index % 4 === 1) return { ...open, state: "running", owner: "worker", leaseUntil: past, dueAt: past };
  return { ...open, state: "queued", dueAt: past };
}
