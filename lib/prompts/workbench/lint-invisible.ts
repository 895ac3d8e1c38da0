import type { Finding } from "./finding.ts";

/** Characters nobody sees: a model reads them all the same. Neighbours make one run. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu;
const RUNS_MAX = 20;
/** Longer runs carry text of their own, whatever they are made of. */
const CARRYING_RUN = 4;

export function findInvisible(text: string): Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(INVISIBLE)) {
    const [run] = match;
    const end = match.index + run.length;
    const kind = kindOf(run, text.slice(Math.max(0, match.index - 2), match.index), text.slice(end, end + 1));
    if (kind) found.push({ ...kind, start: match.index, end });
    if (found.length >= RUNS_MAX) break;
  }
  return found;
}

type Kind = Pick<Finding, "code" | "severity" | "reason">;

const TAGS: Kind = { code: "lint.hidden_text", severity: "danger", reason: "Hides text in characters nobody sees." };
const DIRECTION: Kind = {
  code: "lint.direction",
  severity: "danger",
  reason: "Turns the direction of the text, so that it is not read as it is written.",
};
const INVISIBLE_KIND: Kind = { code: "lint.invisible", severity: "warning", reason: "Holds characters nobody sees; they split words." };

/** Joiners belong to emoji and to several scripts, selectors to emoji, one mark at the start to files: those are left alone. */
function kindOf(run: string, before: string, after: string): Kind | null {
  if (/\u{1f3f4}$/u.test(before) && /^[\u{e0020}-\u{e007f}]{3,7}$/u.test(run)) return null;
  if (/[\u{e0000}-\u{e007f}]|[\u{e0100}-\u{e01ef}]/u.test(run) || Array.from(run).length > CARRYING_RUN) return TAGS;
  if (/[\u202a\u202b\u202d\u202e\u2066-\u2068]/u.test(run)) return DIRECTION;
  if (/^[\ufe00-\ufe0f]?[\u200d]?$/u.test(run) && !/[a-z]$/iu.test(before)) return null;
  if (/^[\u200c-\u200f\u061c]$/u.test(run) && !(/[a-z]$/iu.test(before) && /^[a-z]/iu.test(after))) return null;
  if (run === "\u00ad") return null;
  if (run === "\ufeff" && before === "") return null;
  return INVISIBLE_KIND;
}
