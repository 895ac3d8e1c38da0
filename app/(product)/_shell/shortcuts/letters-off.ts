/** Remembered in the browser: somebody who speaks to their computer, or whose hand slips, can switch single letters off. */
export const LETTERS_OFF = "aegis.letter-keys-off";
