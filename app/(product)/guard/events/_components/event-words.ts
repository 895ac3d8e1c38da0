import type { GuardEvent } from "../../../../_client/guard-events.ts";
import { lookOfAttack } from "../../_components/guard-words.ts";

/** In a few words what was found: the classes of attack, the strongest first, else what was in the text. */
export function describeFinding({ classes = [], redactions, reasons }: Pick<GuardEvent, "classes" | "redactions" | "reasons">): string {
  const attacks = classes.toSorted((a, b) => b.weight - a.weight).map((each) => lookOfAttack(each.class).word);
  const kinds = redactions.map(({ kind, count }) => (count === 1 ? kind : `${count} × ${kind}`));
  const words = [...new Set(attacks), ...kinds];
  return words.length > 0 ? words.join(", ") : (reasons[0] ?? "Nothing named");
}
