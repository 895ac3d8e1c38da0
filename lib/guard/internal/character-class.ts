/** Membership of an ASCII character by its code; everything beyond ASCII is outside every class. */
export type CharacterClass = Uint8Array;

const ASCII_SIZE = 128;

export const DIGITS = "0123456789";
export const LOWER = "abcdefghijklmnopqrstuvwxyz";
export const UPPER = LOWER.toUpperCase();
export const ALNUM = DIGITS + LOWER + UPPER;

export function characterClass(characters: string): CharacterClass {
  const table = new Uint8Array(ASCII_SIZE);
  for (let index = 0; index < characters.length; index++) table[characters.charCodeAt(index)] = 1;
  return table;
}

export function isIn(table: CharacterClass, code: number): boolean {
  return table[code] === 1;
}

/** Printable ASCII without the named characters. */
export function printableExcept(characters: string): CharacterClass {
  const table = new Uint8Array(ASCII_SIZE).fill(1, 0x21, 0x7f);
  for (let index = 0; index < characters.length; index++) table[characters.charCodeAt(index)] = 0;
  return table;
}
