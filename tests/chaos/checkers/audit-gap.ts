import type { FinalAudit, FinalState, FinalTurn } from "../final-read/final-state.ts";
import { callsOf, endsOf, type History } from "../history/history.ts";
import { chatsMaybeDeleted, isAcknowledged, messagesOf } from "./messages.ts";
import type { Checker, Violation } from "./violation.ts";

/** Every change has exactly one record, no record stands without its change, and each organization's chain verifies to its end. */
export const findAuditGaps: Checker = (history, final) => {
  const counts = countRecords(final.audit);
  return [
    ...final.audit.flatMap(findInChain),
    ...final.turns.flatMap((turn) => expectCounts(counts, turn.id, countsOfTurn(turn))),
    ...findForRemoved(history, final, counts),
    ...findForChats(history, final, counts),
    ...endsOf(history, "register", "ok").flatMap(({ value }) => expectCounts(counts, value.userId, { "auth.user-registered": 1 })),
    ...findStrays(history, final),
  ];
};

const found = (subject: string, detail: string): Violation => ({ invariant: "auditGap", subject, detail });

type Counts = ReadonlyMap<string, number>;

const ENDINGS = ["answered", "blocked", "cancelled"] as const;

function countRecords(audit: readonly FinalAudit[]): Counts {
  const counts = new Map<string, number>();
  for (const { action, target } of audit.flatMap(({ records }) => records)) {
    const key = `${target.id} ${action}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function expectCounts(counts: Counts, id: string, expected: Readonly<Record<string, number>>): Violation[] {
  return Object.entries(expected).flatMap(([action, count]) => {
    const own = counts.get(`${id} ${action}`) ?? 0;
    return own === count ? [] : [found(id, `${own} records of ${action} instead of ${count}`)];
  });
}

function countsOfTurn({ state, replays }: FinalTurn): Record<string, number> {
  return {
    "chat.message-accepted": 1,
    // Each replay starts from one more failure.
    "chat.turn-failed": replays + (state === "failed" ? 1 : 0),
    ...Object.fromEntries(ENDINGS.map((ending) => [`chat.turn-${ending}`, state === ending ? 1 : 0])),
  };
}

function findInChain({ orgId, records, fault, signatureFault }: FinalAudit): Violation[] {
  const loose = records.filter(({ seq }) => seq === null);
  return [
    ...(fault ? [found(orgId, `the chain does not verify: ${fault.problem} at ${fault.seq}`)] : []),
    ...(signatureFault ? [found(orgId, `the checkpoints do not verify: ${signatureFault}`)] : []),
    ...loose.map(({ _id }) => found(_id, "never got its place in the chain")),
  ];
}

/** Turns that went with their chat have left their records behind. */
function findForRemoved(history: History, final: FinalState, counts: Counts): Violation[] {
  const stored = new Set(final.turns.map(({ id }) => id));
  const deleted = chatsMaybeDeleted(history);
  return messagesOf(history)
    .filter((message) => isAcknowledged(message) && deleted.has(message.chatId))
    .flatMap(({ jobIds }) => [...jobIds].filter((id) => !stored.has(id)))
    .flatMap((id) => {
      const ends = ENDINGS.map((ending) => counts.get(`${id} chat.turn-${ending}`) ?? 0).reduce((sum, count) => sum + count, 0);
      const failures = counts.get(`${id} chat.turn-failed`) ?? 0;
      const isEnded = ends === 1 || (ends === 0 && failures > 0);
      return [
        ...expectCounts(counts, id, { "chat.message-accepted": 1 }),
        ...(isEnded ? [] : [found(id, `removed with its chat, with ${ends} records of its end`)]),
      ];
    });
}

function findForChats(history: History, final: FinalState, counts: Counts): Violation[] {
  const open = new Set(final.chats.filter(({ isDeleted }) => !isDeleted).map(({ id }) => id));
  const asked = new Set(callsOf(history, "delete").map(({ start }) => start.value.chatId));
  return [...asked].flatMap((chatId) => expectCounts(counts, chatId, { "chat.chat-deleted": open.has(chatId) ? 0 : 1 }));
}

/** A record of a turn that is not there, and that no removal explains. */
function findStrays(history: History, final: FinalState): Violation[] {
  const stored = new Set(final.turns.map(({ id }) => id));
  const deleted = chatsMaybeDeleted(history);
  const known = new Set(messagesOf(history).flatMap(({ jobIds }) => [...jobIds]));
  return final.audit
    .flatMap(({ records }) => records)
    .filter(({ action, target }) => action === "chat.message-accepted" && !stored.has(target.id) && !known.has(target.id))
    .filter(() => deleted.size === 0)
    .map(({ _id, target }) => found(_id, `records ${target.id}, which does not exist`));
}
