import type { FinalState, FinalUsage } from "../final-read/final-state.ts";
import type { History } from "../history/history.ts";
import { type Message, messagesOf } from "./messages.ts";
import type { Checker, Violation } from "./violation.ts";

/** A step is billed to the customer at most once, and every call the vendor saw stands in the ledger: lost ones on the platform's account. */
export const findDoubleCharges: Checker = (history, final) => {
  const rows = Map.groupBy(final.usage, ({ turnId }) => turnId);
  return [...[...rows].flatMap(([turnId, own]) => findInTurn(turnId, own, final)), ...compareWithVendor(history, final, rows)];
};

const found = (subject: string, detail: string): Violation => ({ invariant: "doubleCharge", subject, detail });

/** `model:0#3` is the lost call of run 3 at step `model:0`. */
const stepOf = (row: FinalUsage): string => row.step.split("#")[0] ?? row.step;

function findInTurn(turnId: string, rows: readonly FinalUsage[], final: FinalState): Violation[] {
  const billed = rows.filter((row) => row.bookedTo === "customer");
  const twice = [...Map.groupBy(billed, stepOf)].filter(([, own]) => own.length > 1);
  const repeated = rows.length - new Set(rows.map(({ step }) => step)).size;
  const hasFailed = final.turns.some((turn) => turn.id === turnId && turn.state === "failed");
  return [
    ...twice.map(([step, own]) => found(turnId, `${step} is billed ${own.length} times`)),
    ...billed.filter((row) => row.isUncertain).map((row) => found(turnId, `the lost call ${row.step} is billed`)),
    ...(repeated > 0 ? [found(turnId, `${repeated} rows stand twice in the ledger`)] : []),
    ...(hasFailed && billed.length > 0 ? [found(turnId, "a failed turn is billed")] : []),
  ];
}

/** By reference, because an answer made again asks the vendor the same words. */
function compareWithVendor(history: History, final: FinalState, rows: ReadonlyMap<string, readonly FinalUsage[]>): Violation[] {
  const calls = Map.groupBy(final.vendorCalls, ({ reference }) => reference);
  return [...Map.groupBy(messagesOf(history), ({ reference }) => reference)].flatMap(([reference, messages]) => {
    const booked = turnsOf(messages, final).flatMap((turnId) => rows.get(turnId) ?? []);
    const billed = booked.filter((row) => row.bookedTo === "customer").length;
    const made = calls.get(reference)?.length ?? 0;
    return [
      ...(made > booked.length ? [found(reference, `the vendor answered ${made} calls, the ledger has ${booked.length}`)] : []),
      ...(billed > made ? [found(reference, `${billed} calls are billed, the vendor saw ${made}`)] : []),
    ];
  });
}

/** Also those whose acknowledgement was lost, and those whose chat has been deleted since. */
function turnsOf(messages: readonly Message[], final: FinalState): string[] {
  const keys = new Set(messages.map(({ clientMessageId }) => clientMessageId));
  const stored = final.turns.filter((turn) => keys.has(turn.clientMessageId)).map(({ id }) => id);
  return [...new Set([...stored, ...messages.flatMap(({ jobIds }) => [...jobIds])])];
}
