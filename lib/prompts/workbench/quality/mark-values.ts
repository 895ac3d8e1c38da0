import type { PromptContent } from "../../content.schema.ts";
import { isFreeText, isLongText, readPrompt, type Slot } from "./reading.ts";

type Draft = Pick<PromptContent, "template" | "instructions">;

/**
 * A line of text is put between tags where it stands. A long text that stands in a sentence goes below it, and the sentence names it;
 * every later place names it too.
 */
export function markValues(draft: Draft, content: PromptContent): Draft {
  const { slots, parameters } = readPrompt({ ...content, ...draft });
  const open = slots.filter(({ name, isMarked }) => !isMarked && isFreeText(parameters.get(name)));
  const blocks: string[] = [];
  const marked = new Set(slots.filter(({ isMarked }) => isMarked).map(({ name }) => name));
  const write = (text: string, where: Slot["where"]): string => {
    let [result, cursor] = ["", 0];
    for (const slot of open.filter((each) => each.where === where)) {
      const written = writeSlot(text, slot, { isLong: isLongText(parameters.get(slot.name)), isKnown: marked.has(slot.name) });
      marked.add(slot.name);
      if (written.block !== null) blocks.push(written.block);
      result += text.slice(cursor, slot.start) + written.inPlace;
      cursor = slot.end;
    }
    return result + text.slice(cursor);
  };
  const instructions = write(draft.instructions, "instructions");
  const template = write(draft.template, "template");
  return { instructions, template: [template.trimEnd(), ...blocks].join("\n\n") };
}

type Written = { inPlace: string; block: string | null };

function writeSlot(text: string, { name, start, end }: Slot, { isLong, isKnown }: { isLong: boolean; isKnown: boolean }): Written {
  const tag = RESERVED.has(name) ? `given_${name}` : name;
  const [opening, value, closing] = [`<${tag}>`, `{{${name}}}`, `</${tag}>`];
  if (!isLong) return { inPlace: `${opening}${value}${closing}`, block: null };
  if (isKnown) return { inPlace: `the text in ${opening}`, block: null };
  const block = `${opening}\n${value}\n${closing}`;
  if (isLast(text, end) && !isAlone(text, start, end)) return { inPlace: `\n\n${block}`, block: null };
  return isAlone(text, start, end) ? { inPlace: block, block: null } : { inPlace: `the text in ${opening}`, block };
}

/** Tags that models take for a change of speaker. */
const RESERVED: ReadonlySet<string> = new Set(["system", "user", "assistant", "instructions", "tool", "prompt"]);

/** Nothing follows it on its line. */
function isLast(text: string, end: number): boolean {
  return /^[^\S\n]*(?:\n|$)/.test(text.slice(end));
}

/** Nothing else stands on its line. */
function isAlone(text: string, start: number, end: number): boolean {
  return /(?:^|\n)[^\S\n]*$/.test(text.slice(0, start)) && isLast(text, end);
}
