import type { CaseFacts } from "./case-record.ts";

/** Amounts a hundred times apart have nothing in common. */
const AMOUNT_SPAN = Math.log(100);
const CODES_WEIGHT = 0.75;

/** Between 0 and 1: how many reasons and rules two cases share, and how near their amounts are. The order does not matter. */
export function likenessOf(a: Pick<CaseFacts, "codes" | "atRisk">, b: Pick<CaseFacts, "codes" | "atRisk">): number {
  const all = new Set([...a.codes, ...b.codes]);
  const shared = a.codes.filter((code) => b.codes.includes(code)).length;
  const codes = all.size === 0 ? 0 : shared / all.size;
  const apart = Math.abs(Math.log1p(a.atRisk) - Math.log1p(b.atRisk));
  const amount = Math.max(0, 1 - apart / AMOUNT_SPAN);
  return shared === 0 ? 0 : CODES_WEIGHT * codes + (1 - CODES_WEIGHT) * amount;
}
