import type { FinalState, FinalTurn } from "../final-read/final-state.ts";
import { isAcknowledged, type Message, messagesOf } from "./messages.ts";
import type { Checker, Violation } from "./violation.ts";

/**
 * In one chat, messages get their numbers in the order they were sent and are worked on and finished in that order. Two messages that
 * were on their way at the same time have no order. A turn that was cancelled, or replayed after a failure, ends when it is asked to.
 */
export const findDisorder: Checker = (history, final) => {
  const turns = new Map(final.turns.map((turn) => [turn.id, turn]));
  const messages = messagesOf(history).filter(isAcknowledged);
  const firstCalls = firstCallsOf(messages, final);
  const placed = messages.flatMap((message) => {
    const turn = turns.get([...message.jobIds][0] ?? "");
    return turn ? [{ message, turn, firstCall: firstCalls.get(message.reference) ?? null }] : [];
  });
  return [...Map.groupBy(placed, ({ turn }) => turn.chatId).values()].flatMap(findInChat);
};

/** `firstCall` is a place in the vendor's own order of arrival, which no clock of ours decides. */
type Placed = { message: Message; turn: FinalTurn; firstCall: number | null };

function firstCallsOf(messages: readonly Message[], final: FinalState): Map<string, number> {
  const firstCalls = new Map<string, number>();
  for (const [place, { reference }] of final.vendorCalls.entries())
    if (reference !== null && !firstCalls.has(reference)) firstCalls.set(reference, place);
  // An answer made again asks with the words of the first one: whose call it was cannot be told.
  for (const [reference, same] of Map.groupBy(messages, (message) => message.reference)) if (same.length > 1) firstCalls.delete(reference);
  return firstCalls;
}

function findInChat(placed: readonly Placed[]): Violation[] {
  return placed.flatMap((earlier) =>
    placed
      .filter((later) => earlier.message.acknowledgedAt < later.message.firstSentAt)
      .flatMap((later) => {
        const problem = problemOf(earlier, later);
        return problem === null ? [] : [{ invariant: "order", subject: later.turn.id, detail: `${problem} ${earlier.turn.id}` } as const];
      }),
  );
}

function problemOf(earlier: Placed, later: Placed): string | null {
  const [before, after] = [earlier.turn, later.turn];
  if (after.chatSeq <= before.chatSeq) return `sent after, numbered ${after.chatSeq}, not above ${before.chatSeq} of`;
  const isMoved = (turn: FinalTurn) => turn.state === "cancelled" || turn.replays > 0 || turn.finishedAt === null;
  if (isMoved(before) || isMoved(after)) return null;
  if (earlier.firstCall !== null && later.firstCall !== null && later.firstCall < earlier.firstCall)
    return "sent after, and the vendor was asked before";
  return (after.finishedAt ?? 0) < (before.finishedAt ?? 0) ? "sent after, finished before" : null;
}
