const NAME_MAX_CHARS = 200;
/** Controls, and what makes a name read otherwise than it is written: direction marks, zero-width characters, line separators. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** The last part of a path, without anything that cannot be seen. A name is shown and never used as a path. */
export function cleanName(given: string): string {
  const last = given.toWellFormed().split(/[\\/]/).at(-1) ?? "";
  const clean = last.replace(INVISIBLE, "").replace(/\s+/gu, " ").trim();
  const characters = [...clean];
  const short = characters.length <= NAME_MAX_CHARS ? clean : shorten(characters);
  return short === "" || short === "." || short === ".." ? "file" : short;
}

/** The ending says what it is, so the middle goes. */
function shorten(characters: readonly string[]): string {
  const tail = characters.slice(-20);
  return `${characters.slice(0, NAME_MAX_CHARS - 21).join("")}…${tail.join("")}`;
}
