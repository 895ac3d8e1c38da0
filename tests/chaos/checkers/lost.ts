import type { FinalState, FinalTurn } from "../final-read/final-state.ts";
import { chatsMaybeDeleted, isAcknowledged, jobsMaybeStopped, type Message, messagesOf } from "./messages.ts";
import type { Checker } from "./violation.ts";

/** What was acknowledged is there, as it was sent, and has ended the way it must. */
export const findLost: Checker = (history, final) => {
  const turns = new Map(final.turns.map((turn) => [turn.id, turn]));
  const deleted = chatsMaybeDeleted(history);
  const stopped = jobsMaybeStopped(history);
  return messagesOf(history)
    .filter(isAcknowledged)
    .flatMap((message) => {
      const [jobId = ""] = message.jobIds;
      const turn = turns.get(jobId);
      const mayEnd = deleted.has(message.chatId) || stopped.has(jobId);
      const problem = turn ? problemOf(message, turn, mayEnd, final) : deleted.has(message.chatId) ? null : "there is no such turn";
      return problem === null ? [] : [{ invariant: "lost", subject: jobId, detail: `${message.clientMessageId}: ${problem}` } as const];
    });
};

function problemOf(message: Message, turn: FinalTurn, mayEnd: boolean, final: FinalState): string | null {
  if (turn.clientMessageId !== message.clientMessageId || turn.orgId !== message.orgId || turn.userId !== message.userId)
    return "the turn belongs to another message";
  if (turn.chatId !== message.chatId) return "the turn stands in another chat";
  if (!turn.message.includes(message.reference)) return "the stored words are not those that were sent";
  switch (turn.state) {
    case "answered":
      return answerProblem(message, turn);
    case "blocked":
      return message.role === "blocked" ? null : "a harmless message was blocked";
    case "cancelled":
      return mayEnd ? null : "cancelled, and nobody asked for it";
    case "failed":
      return failureProblem(message, turn, final);
    default:
      // Still open: that is the business of "stuck".
      return null;
  }
}

/** The vendor's stand-in repeats the message, so an answer shows which message it answers. */
function answerProblem({ role, reference }: Message, { reply }: FinalTurn): string | null {
  if (reply === null || reply === "") return "answered without a reply";
  if (role === "tool") return reply.includes("The tool answered:") ? null : "the tool's result is missing in the reply";
  return reply.includes(reference) ? null : "the reply answers another message";
}

function failureProblem({ role }: Message, turn: FinalTurn, final: FinalState): string | null {
  if (turn.reason === null) return "failed without a reason";
  if (!final.deadLetters.some((letter) => letter.recordId === turn.id)) return "failed, and no dead letter offers a retry";
  return role === "poison" ? null : `failed for good: ${turn.reason}`;
}
