/** One transaction as the engine sees it. Whatever is not known is NaN, and 0 for a hash. */
export type Movement = {
  /** Epoch milliseconds. */
  at: number;
  /** Hashes of the two accounts. */
  payer: number;
  payee: number;
  /** Major units of one currency: money is exact where it is stored, here it is only weighed. */
  amount: number;
  category: number;
  /** Degrees, of where it was paid and of where the payer lives. */
  latitude: number;
  longitude: number;
  homeLatitude: number;
  homeLongitude: number;
  payerBalanceBefore: number;
  payerBalanceAfter: number;
  payeeBalanceBefore: number;
  payeeBalanceAfter: number;
};

/** FNV-1a, 32 bits; never 0, which stands for nobody. */
export function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) {
    hash ^= name.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0 || 1;
}
