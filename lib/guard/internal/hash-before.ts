import type { TextWindow } from "./text-window.ts";

/** Longer pieces than this are hexadecimal or not by their last characters. */
const MAX_LOOK_BACK = 48;

/** Whether the word that ends here is hexadecimal and holds a digit: what goes on is a piece of a hash, not "face" or "added". */
export function isHashBefore(window: TextWindow, position: number): boolean {
  let hasDigit = false;
  for (let at = position; at > 0 && position - at < MAX_LOOK_BACK; at--) {
    const code = window.codeBefore(at);
    const lower = code | 0x20;
    if (code >= 0x30 && code <= 0x39) hasDigit = true;
    else if (lower >= 0x61 && lower <= 0x66) continue;
    else if (lower > 0x66 && lower <= 0x7a && code <= 0x7a) return false;
    else break;
  }
  return hasDigit;
}
