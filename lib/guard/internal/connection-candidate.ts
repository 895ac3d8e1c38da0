import { type Candidate, GROWING, IMPOSSIBLE } from "./candidate.ts";
import { isIn, printableExcept } from "./character-class.ts";
import { isSampleLogin } from "./secret-value.ts";
import type { TextWindow } from "./text-window.ts";

const USER_INFO = printableExcept("\"'`<>");
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

/**
 * The `user:password` part of a URL of any scheme. The last "@" before the path ends it, since passwords are often left
 * unescaped; a "/" ends it only when what follows the colon is a port.
 */
export function createConnectionCandidate(window: TextWindow, start: number): Candidate {
  let colonAt = -1;
  let atAt = -1;
  let isPort = true;
  const close = (): number => {
    if (atAt < 0) return IMPOSSIBLE;
    const password = window.slice(colonAt + 1, atAt);
    const isNone = isTemplate(window.slice(start, atAt), password) || isSampleLogin(window.slice(start, colonAt), password);
    return isNone ? IMPOSSIBLE : atAt;
  };
  const step = (code: number, position: number): number => {
    if (!isIn(USER_INFO, code)) return close();
    const character = String.fromCharCode(code);
    if (character === ":" && colonAt < 0) colonAt = position;
    else if (character === "@") {
      if (colonAt < 0) return IMPOSSIBLE;
      if (position > colonAt + 1) atAt = position;
    } else if (character === "/" || character === "?" || character === "#") {
      if (atAt >= 0) return close();
      if (colonAt < 0 || isPort) return IMPOSSIBLE;
    } else if (colonAt >= 0 && (code < DIGIT_0 || code > DIGIT_9)) isPort = false;
    return GROWING;
  };
  return { kind: "connection-string", priority: 60, slot: "connection", start, step, finish: close };
}

function isTemplate(userInfo: string, password: string): boolean {
  return /^\$\{[^}]*\}$|^\*+$/.test(password) || userInfo.startsWith("[redacted:");
}
