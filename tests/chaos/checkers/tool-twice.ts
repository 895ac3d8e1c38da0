import type { FinalState } from "../final-read/final-state.ts";
import { messagesOf } from "./messages.ts";
import type { Checker } from "./violation.ts";

/**
 * The tools of today have no effect outside, so an execution shows in one place: what the vendor is told came of it. A checkpoint keeps
 * the first result and the call it belongs to; a second id or another result at the same place means that the tool ran again after it
 * had finished.
 */
export const findToolsTwice: Checker = (history, final) =>
  [...Map.groupBy(messagesOf(history), ({ reference }) => reference)].flatMap(([reference, messages]) => {
    const turns = new Set(messages.map(({ clientMessageId }) => clientMessageId)).size;
    return resultsByPlace(final, reference)
      .filter((results) => results.size > turns)
      .map((results) => ({
        invariant: "toolTwice" as const,
        subject: reference,
        detail: `${turns} turn(s), ${results.size} results of one call: ${[...results].join("; ")}`,
      }));
  });

function resultsByPlace(final: FinalState, reference: string): Set<string>[] {
  const places: Set<string>[] = [];
  for (const call of final.vendorCalls.filter((each) => each.reference === reference)) {
    for (const [place, { id, content }] of call.toolResults.entries()) {
      const results = places[place] ?? new Set();
      places[place] = results.add(`${id} → ${content}`);
    }
  }
  return places;
}
