/** True when no part repeats without a bound: a match then takes at most so many steps from each place, however long the text. A bound in the thousands is none. */
export function isBounded(source: string): boolean {
  const plain = source.replace(/\\(?:u\{[^}]{0,8}\}|[\s\S])/g, "x").replace(/\[[^\]]{0,4000}\]/g, "x");
  return !/[*+]|\{\d{1,6},(?:\d{4,9})?\}|\{\d{4,9}\}/.test(plain);
}
