import type { FinalState } from "../final-read/final-state.ts";
import { isAcknowledged, type Message, messagesOf } from "./messages.ts";
import type { Checker, Violation } from "./violation.ts";

/** A turn nobody can answer is given up and listed, and takes no turn of another chat with it. */
export const findPoisonSpread: Checker = (history, final) => {
  const messages = messagesOf(history).filter(isAcknowledged);
  const poison = messages.filter(({ role }) => role === "poison");
  const poisonReasons = new Set(poison.flatMap((message) => reasonsOf(message, final)).filter((reason) => !isUnlucky(reason)));
  const poisonChats = new Set(poison.map(({ chatId }) => chatId));
  const others = messages.filter(({ role, chatId }) => role !== "poison" && !poisonChats.has(chatId));
  return [
    ...poison.flatMap((message) => findUnended(message, final)),
    ...others.flatMap((message) =>
      reasonsOf(message, final)
        .filter((reason) => poisonReasons.has(reason))
        .map((reason) => found(message, `given up like the poison: ${reason}`)),
    ),
  ];
};

/** Runs killed or deliveries used up: the poison may end so too, and then it shares that reason with turns that were only unlucky. */
const isUnlucky = (reason: string): boolean => reason.startsWith("job.");

const jobOf = ({ jobIds }: Message): string => [...jobIds][0] ?? "";

const found = (message: Message, detail: string): Violation => ({ invariant: "poisonSpread", subject: jobOf(message), detail });

function reasonsOf(message: Message, final: FinalState): string[] {
  return final.deadLetters.filter(({ recordId }) => message.jobIds.has(recordId)).map(({ reason }) => reason);
}

function findUnended(message: Message, final: FinalState): Violation[] {
  const turn = final.turns.find(({ id }) => id === jobOf(message));
  // In a chat that was deleted it is gone with the chat; asked to stop, it was cancelled.
  if (!turn || turn.state === "cancelled") return [];
  if (turn.state !== "failed") return [found(message, `a poisoned turn ended ${turn.state}`)];
  return reasonsOf(message, final).length > 0 ? [] : [found(message, "a poisoned turn has no dead letter")];
}
