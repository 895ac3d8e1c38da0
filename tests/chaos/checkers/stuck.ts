import type { Checker, Violation } from "./violation.ts";

const FINAL_STATES = new Set(["answered", "blocked", "cancelled", "failed"]);

/** After the drain, whose bound is lease + back-off + sweep, nothing is open and nothing is half done. */
export const findStuck: Checker = (_history, final) => {
  const found = (subject: string, detail: string): Violation => ({ invariant: "stuck", subject, detail });
  const deleted = new Set(final.chats.filter(({ isDeleted }) => isDeleted).map(({ id }) => id));
  const present = new Set(final.chats.map(({ id }) => id));
  return [
    ...final.leftOpen.map((what) => found(what, "still open when the drain ended")),
    ...final.turns.flatMap((turn) => {
      if (!FINAL_STATES.has(turn.state)) return [found(turn.id, `${turn.state} after ${turn.attempts} attempts`)];
      if (!turn.isProjected) return [found(turn.id, "its usage and audit rows were never copied")];
      return present.has(turn.chatId) ? [] : [found(turn.id, "left behind by the removal of its chat")];
    }),
    ...final.jobs.filter(({ state }) => state !== "done").map(({ id, name, state }) => found(id, `${name} is ${state}`)),
    ...[...deleted].map((id) => found(id, "a deleted chat was never removed")),
  ];
};
