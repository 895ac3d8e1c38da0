import type { FinalState } from "../final-read/final-state.ts";
import { callsOf, endsOf, type History } from "../history/history.ts";
import { type Message, messagesOf } from "./messages.ts";
import type { Checker, Violation } from "./violation.ts";

/** A decision about security is never made in the caller's favour because something is broken. */
export const findFailOpen: Checker = (history, final) => {
  const messages = messagesOf(history);
  return [
    ...callsOf(history, "probe").flatMap(({ start, end }) =>
      end && end.type !== "info" && !end.value.isRefused
        ? [found(start.key, `${end.value.name} was let through: ${end.value.status}`)]
        : [],
    ),
    ...messages.filter(({ isRefused }) => isRefused).flatMap((message) => findEffect(message, final)),
    ...messages.filter(({ role }) => role === "blocked").flatMap((message) => findUnblocked(message, final)),
    ...messages.flatMap((message) => findLeak(message, history, final)),
  ];
};

const found = (subject: string, detail: string): Violation => ({ invariant: "failOpen", subject, detail });

function findEffect(message: Message, final: FinalState): Violation[] {
  return final.turns
    .filter((turn) => turn.orgId === message.orgId && turn.clientMessageId === message.clientMessageId)
    .map((turn) => found(turn.id, "its sender was refused, and it was stored all the same"));
}

/** What the guard blocks never reaches the vendor, however often it is tried. */
function findUnblocked({ jobIds, reference }: Message, final: FinalState): Violation[] {
  const answered = final.turns.filter((turn) => jobIds.has(turn.id) && turn.state === "answered");
  const calls = final.vendorCalls.filter((call) => call.reference === reference).length;
  return [
    ...answered.map((turn) => found(turn.id, "an attack was answered")),
    ...(calls > 0 ? [found(reference, `an attack reached the vendor ${calls} times`)] : []),
  ];
}

/** The vendor's stand-in repeats what it is told; a secret in it is cut before anybody sees it. */
function findLeak({ secret, jobIds }: Message, history: History, final: FinalState): Violation[] {
  if (secret === null) return [];
  const isLeak = (text: string | null) => text?.includes(secret) === true;
  const followed = [...endsOf(history, "follow", "ok"), ...endsOf(history, "follow", "info")]
    .filter(({ value }) => jobIds.has(value.jobId) && value.sightings.some(({ text }) => isLeak(text)))
    .map(({ value }) => found(value.jobId, "a secret was streamed"));
  const polled = endsOf(history, "status", "ok")
    .filter(({ value }) => jobIds.has(value.jobId) && isLeak(value.content))
    .map(({ value }) => found(value.jobId, "a secret was shown by status"));
  const stored = final.turns
    .filter(({ id, reply }) => jobIds.has(id) && isLeak(reply))
    .map(({ id }) => found(id, "a secret was stored as reply"));
  return [...followed, ...polled, ...stored];
}
