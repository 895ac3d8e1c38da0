import type { FundsAccount, FundsEdge } from "../../../../../_client/risk-views.ts";
import { formatExactAmount } from "../../../_shell/format-exact-amount.ts";
import { STANDING_LOOKS } from "../../../_shell/risk-words.ts";

export function nameOf({ name, accountKey }: Pick<FundsAccount, "name" | "accountKey">): string {
  return name ?? accountKey;
}

/** "3 × · 1,200.00 USD and 1 more", for a label with little room. */
export function sayEdge({ transactions, amounts }: FundsEdge): string {
  const [first] = amounts;
  const rest = amounts.length > 1 ? ` +${amounts.length - 1}` : "";
  return `${transactions > 1 ? `${transactions} × ` : ""}${first ? formatExactAmount(first) : ""}${rest}`;
}

/** What is wrong with it, in a word or two; null where nothing is. */
export function sayTrouble({ worst, flagged, isOnCycle }: FundsEdge): string | null {
  const words = [
    ...(worst === "passed" || worst === "released" ? (flagged > 0 ? ["Flagged"] : []) : [STANDING_LOOKS[worst].word]),
    ...(isOnCycle ? ["Comes back"] : []),
  ];
  return words.length === 0 ? null : words.join(", ");
}

/** What is not drawn of an account. */
export function sayMore({ more, isCut }: Pick<FundsAccount, "more" | "isCut">): string | null {
  const cut = isCut ? "older ones not looked at" : null;
  const rest = more ? `and ${more.accounts} more` : null;
  return [rest, cut].filter((words) => words !== null).join(", ") || null;
}
