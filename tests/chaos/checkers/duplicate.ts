import type { FinalState, FinalTurn } from "../final-read/final-state.ts";
import { endsOf, type History } from "../history/history.ts";
import { messagesOf } from "./messages.ts";
import type { Checker, Violation } from "./violation.ts";

/** One message is one turn, and one turn has one reply. */
export const findDuplicates: Checker = (history, final) => [
  ...findSecondTurns(final),
  ...findSecondJobs(history),
  ...findSecondReplies(history, final),
];

const found = (subject: string, detail: string): Violation => ({ invariant: "duplicate", subject, detail });

function findSecondTurns(final: FinalState): Violation[] {
  const groups = Map.groupBy(final.turns, (turn) => `${turn.orgId} ${turn.userId} ${turn.clientMessageId}`);
  return [...groups.values()]
    .filter((turns) => turns.length > 1)
    .map((turns) => found(turns[0]?.clientMessageId ?? "", `${turns.length} turns: ${turns.map(({ id }) => id).join(", ")}`));
}

function findSecondJobs(history: History): Violation[] {
  return messagesOf(history)
    .filter(({ jobIds }) => jobIds.size > 1)
    .map(({ clientMessageId, jobIds }) => found(clientMessageId, `acknowledged as ${[...jobIds].join(" and ")}`));
}

/** A reply that was shown as complete never changes. What is left of a cancelled one is no reply. */
function findSecondReplies(history: History, final: FinalState): Violation[] {
  const stored = new Map(final.turns.map((turn) => [turn.id, turn]));
  const shown = Map.groupBy(completeReplies(history, stored), ({ jobId }) => jobId);
  return [...shown].flatMap(([jobId, replies]) => {
    const turn = stored.get(jobId);
    const texts = new Set(replies.map(({ text }) => text));
    if (turn?.state === "answered" && turn.reply !== null) texts.add(turn.reply);
    return texts.size > 1 ? [found(jobId, `${texts.size} different complete replies were shown or stored`)] : [];
  });
}

function completeReplies(history: History, stored: ReadonlyMap<string, FinalTurn>): { jobId: string; text: string }[] {
  const polled = endsOf(history, "status", "ok").flatMap(({ value: { jobId, state, content } }) =>
    state === "completed" && content !== null && stored.get(jobId)?.state === "answered" ? [{ jobId, text: content }] : [],
  );
  const followed = endsOf(history, "follow", "ok").flatMap(({ value: { jobId, end } }) =>
    end?.outcome === "answered" ? [{ jobId, text: end.text }] : [],
  );
  return [...polled, ...followed];
}
