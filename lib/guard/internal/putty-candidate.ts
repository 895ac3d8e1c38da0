import { type Candidate, GROWING, IMPOSSIBLE } from "./candidate.ts";
import { ALNUM, characterClass, isIn } from "./character-class.ts";

/** PuTTY's own key file names the number of base64 lines that hold the private half. */
export const PUTTY_LINES = "Private-Lines: ";

const BASE64 = characterClass(`${ALNUM}+/=`);
const MIN_KEY = 30;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BACKSLASH = 0x5c;

/** From the count to the first line that is not base64, which is the one with the file's check code. */
export function createPuttyCandidate(start: number): Candidate {
  let characters = 0;
  let lineEnd = -1;
  const close = (): number => (characters >= MIN_KEY && lineEnd >= 0 ? lineEnd : IMPOSSIBLE);
  return {
    kind: "private-key",
    priority: 200,
    slot: "putty",
    start,
    step: (code, position) => {
      if (code === LINE_FEED) {
        if (lineEnd < position) lineEnd = position;
        return GROWING;
      }
      if (isIn(BASE64, code)) {
        characters++;
        return GROWING;
      }
      return code === CARRIAGE_RETURN || code === BACKSLASH ? GROWING : close();
    },
    finish: (position) => (characters >= MIN_KEY ? position : IMPOSSIBLE),
  };
}
