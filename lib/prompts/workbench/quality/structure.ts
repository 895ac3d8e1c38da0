import { type Fault, isLongText, type Reading } from "./reading.ts";

const BLOCK_WORDS = 70;
const SEQUENCE = /\b(?:then|after that|afterwards|next|finally|firstly?|secondly?|thirdly?|lastly|once (?:you|that)|followed by)\b/gi;
const IS_LIST = /^[^\S\n]{0,40}(?:[-*•]|\d{1,2}[.)])\s/m;
const SEQUENCE_MIN = 3;

/** Is it in order: parts told from each other, steps in a list, values apart from orders. */
export function checkStructure(reading: Reading): Fault[] {
  return [...findBlocks(reading), ...findSteps(reading), ...findUnused(reading), ...findInline(reading)];
}

function findBlocks({ texts }: Reading): Fault[] {
  return texts.flatMap(({ where, text }) =>
    paragraphsOf(text)
      .filter(({ count }) => count > BLOCK_WORDS)
      .slice(0, 2)
      .map(({ start, end, count }): Fault => {
        const message = `${count} words stand in one block.`;
        return {
          criterion: "structure",
          code: "one_block",
          severity: "warning",
          points: 22,
          message,
          mend: "Part it: the task, what is given, the rules, the form of the answer.",
          where,
          start,
          end,
        };
      }),
  );
}

/** Steps in running text: the order is easy to miss. */
function findSteps({ texts }: Reading): Fault[] {
  return texts.flatMap(({ where, text }) =>
    paragraphsOf(text)
      .filter(({ said }) => (said.match(SEQUENCE)?.length ?? 0) >= SEQUENCE_MIN && !IS_LIST.test(said))
      .map(({ start, end }): Fault => {
        const message = "Several steps stand in running text.";
        return {
          criterion: "structure",
          code: "steps_in_prose",
          severity: "warning",
          points: 18,
          message,
          mend: "Number them, one order to a line.",
          where,
          start,
          end,
        };
      }),
  );
}

function findUnused({ content, slots }: Reading): Fault[] {
  const used = new Set(slots.map(({ name }) => name));
  return content.parameters
    .filter(({ name }) => !used.has(name))
    .slice(0, 3)
    .map(({ label }): Fault => {
      const message = `“${label}” is asked for and used nowhere.`;
      return {
        criterion: "structure",
        code: "unused_parameter",
        severity: "warning",
        points: 14,
        message,
        mend: "Use it in the text or take it out.",
        where: "parameters",
        start: 0,
        end: 0,
      };
    });
}

/** A long text in the middle of a sentence tears it apart. */
function findInline({ slots, parameters, texts }: Reading): Fault[] {
  return slots
    .filter(({ name, isMarked, where, start, end }) => {
      if (isMarked || !isLongText(parameters.get(name))) return false;
      const text = texts.find((each) => each.where === where)?.text ?? "";
      return /[^\s][^\S\n]*$/.test(text.slice(0, start).split("\n").at(-1) ?? "") && /^[^\S\n]*[\p{L}\p{N}]/u.test(text.slice(end));
    })
    .slice(0, 2)
    .map(({ where, start, end }): Fault => {
      const message = "A long text stands in the middle of a sentence.";
      return {
        criterion: "structure",
        code: "inline_text",
        severity: "warning",
        points: 14,
        message,
        mend: "Put it below the order, between marks of its own.",
        where,
        start,
        end,
      };
    });
}

export type Paragraph = { said: string; start: number; end: number; count: number };

export function paragraphsOf(text: string): Paragraph[] {
  return [...text.matchAll(/[^\n]+/g)].map((match) => ({
    said: match[0],
    start: match.index,
    end: match.index + match[0].length,
    count: match[0].match(/[\p{L}\p{N}]+/gu)?.length ?? 0,
  }));
}
