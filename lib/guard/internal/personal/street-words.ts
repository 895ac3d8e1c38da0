// What the words of a street say about it; each is given the beginning of the text that may be one.

/** Streets that are one word with their type: Hauptstraße, Keizersgracht, Storgatan. */
export const SUFFIXED =
  /^.{3,}(?:straße|strasse|str|weg|platz|allee|gasse|damm|ufer|steig|straat|laan|gracht|plein|kade|singel|dijk|gatan|vägen|gata|veien|vegen|gade|vej|katu|kuja)$/i;

/** "In 1992 Main Street…": a year as often as a house. */
export function isYear(text: string): boolean {
  return /^(?:19|20)\d\d /.test(text);
}

/** "C/ Mayor": without the stroke it is any letter. */
export function isLetterC(text: string): boolean {
  return /^c[^\p{L}]/iu.test(text);
}

/** "Rowan Avenue Elementary School, 600 S Rowan Ave": there the number begins the next address. */
export function isEnglishType(text: string): boolean {
  return /^(?:avenue|place|route|boulevard|square)\b/i.test(text);
}

/** "via Apollo 11" is on its way, not an address. */
export function isLowerType(text: string): boolean {
  return /^(?:via|os|al|p|place|route|cours|av|l)\b/.test(text);
}

export function isApostrophe(gap: string): boolean {
  return gap === "'" || gap === "’";
}
