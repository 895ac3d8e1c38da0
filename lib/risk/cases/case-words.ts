import type { CaseFacts } from "./case-record.ts";

const TITLE_CODES = 2;

/** From facts, never from names: it may stand in a list, a letter or a log of somebody who may not see accounts. */
export function titleOf({ codes, transactionCount }: Pick<CaseFacts, "codes" | "transactionCount">): string {
  const words = codes.slice(0, TITLE_CODES).map(wordsOf);
  const what = words.length === 0 ? "A score above the threshold" : capitalize(words.join(", "));
  return `${what} · ${transactionCount} ${transactionCount === 1 ? "transaction" : "transactions"}`;
}

/** Codes are made of words already. */
function wordsOf(code: string): string {
  return code.replaceAll(/[_-]/g, " ");
}

const capitalize = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
