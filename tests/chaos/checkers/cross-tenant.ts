import type { FinalState } from "../final-read/final-state.ts";
import { endsOf, type History } from "../history/history.ts";
import { messagesOf } from "./messages.ts";
import type { Checker, Violation } from "./violation.ts";

/** Every organization's words carry its canary: it comes back to that organization, and stands in the clear nowhere else. */
export const findCrossings: Checker = (history, final) => {
  const owners = ownersOf(history);
  const foreign = (canaries: readonly string[], orgId: string) => canaries.filter((canary) => owners.get(canary) !== orgId);
  return [
    ...history.flatMap(({ op, key, orgId, seen }) =>
      foreign(seen, orgId).map((canary) => found(key, `${canary} came back to ${orgId || "a stranger"} from ${op}`)),
    ),
    ...final.decrypted.flatMap(({ orgId, place, canaries }) =>
      foreign(canaries, orgId).map((canary) => found(place, `${canary} stands in a record of ${orgId}`)),
    ),
    ...final.exposed.flatMap(({ place, canaries }) => canaries.map((canary) => found(place, `${canary} stands there in the clear`))),
    ...findMixedCalls(history, final, owners),
  ];
};

const found = (subject: string, detail: string): Violation => ({ invariant: "crossTenant", subject, detail });

function ownersOf(history: History): Map<string, string> {
  return new Map(endsOf(history, "register", "ok").map(({ orgId, value }) => [value.canary, orgId]));
}

/** The vendor is asked in the words of one organization at a time: the one whose message it is. */
function findMixedCalls(history: History, final: FinalState, owners: ReadonlyMap<string, string>): Violation[] {
  const senders = new Map(messagesOf(history).map(({ reference, orgId }) => [reference, orgId]));
  return final.vendorCalls.flatMap(({ reference, canaries }) => {
    const sender = senders.get(reference ?? "");
    return canaries
      .filter((canary) => sender !== undefined && owners.get(canary) !== sender)
      .map((canary) => found(reference ?? "", `${canary} went to the vendor in a call for ${sender}`));
  });
}
