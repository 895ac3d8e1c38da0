// An answer that was cut off goes on: the model reads what it has said and adds to it. What stands is guarded together with what
// comes, so that a secret that begins in one part and ends in the other is still seen as one.

import type { ChatMessage } from "../../ai/schema.ts";
import type { OutputGuard } from "../../guard/output-guard.ts";
import { createAnswerGuard } from "./answer-guard.ts";
import type { Begun, Turn } from "./turn-run.ts";

const GO_ON = "Your answer was cut off. Go on exactly where it stops. Repeat nothing and announce nothing.";

export function toContinuing(begun: Begun | null): ChatMessage[] {
  if (!begun) return [];
  return [
    { role: "assistant", content: begun.text },
    { role: "user", content: GO_ON },
  ];
}

/** Releases only what comes after `begun`; where that can no longer stand as it is, from there on. */
export async function createContinuingGuard(turn: Turn, begun: Begun): Promise<OutputGuard> {
  const guard = await createAnswerGuard(turn);
  let seen = guard.push(begun.text);
  // Rules that have changed since would cut what is shown already: the new part is then guarded alone.
  if (!begun.text.startsWith(seen)) return createAnswerGuard(turn);
  let released = begun.text.length;
  let isApart = false;
  const fresh = (more: string): string => {
    seen += more;
    if (!isApart && !agree(seen, begun.text)) {
      isApart = true;
      released = sharedLength(seen, begun.text);
    }
    const text = seen.slice(released);
    released = Math.max(released, seen.length);
    return text;
  };
  return { ...guard, push: (delta) => fresh(guard.push(delta)), end: () => fresh(guard.end()) };
}

const agree = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
