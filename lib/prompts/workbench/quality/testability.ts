import { SAYS_FORMAT, SAYS_LIMIT } from "./completeness.ts";
import { type Fault, placesOf, type Reading, WHOLE } from "./reading.ts";

const SHOWS_EXAMPLE = /\b(?:for example|for instance|e\.g\.|examples?:|example (?:input|output|answer)|input:|output:|like this:|such as)/i;
const SAYS_RULE = /\b(?:must|only|never|do not|don't|always|exactly|each|every|in this order|no other|nothing else)\b/gi;
const TASTE =
  /\b(?:engaging|compelling|amazing|catchy|creative|beautiful|powerful|impressive|professional(?:ly)?|exciting|fun|world-class|best possible|perfect|stunning|viral|brilliant|fresh|punchy|inspiring|delightful)\b/gi;
const RULES_MIN = 2;

/** Can an answer be told right from wrong by somebody who did not write the prompt. */
export function checkTestability(reading: Reading): Fault[] {
  return [...findNothingToCheck(reading), ...findNoExample(reading), ...findTaste(reading)];
}

const fault = (fields: Omit<Fault, "criterion">): Fault => ({ criterion: "testability", ...fields });

function findNothingToCheck({ whole }: Reading): Fault[] {
  const rules = whole.match(SAYS_RULE)?.length ?? 0;
  const signs = [SAYS_FORMAT.test(whole), SAYS_LIMIT.test(whole), rules >= RULES_MIN].filter(Boolean).length;
  const points = [40, 24, 10, 0][signs] ?? 0;
  if (points === 0) return [];
  const message = "Little in it can be checked in an answer.";
  return [
    fault({
      code: "nothing_to_check",
      severity: points > 20 ? "warning" : "info",
      points,
      message,
      mend: "Give a form, a number, and rules an answer keeps or breaks.",
      ...WHOLE,
    }),
  ];
}

function findNoExample({ content, whole }: Reading): Fault[] {
  if (content.example !== null || SHOWS_EXAMPLE.test(whole)) return [];
  const message = "No example shows what a right answer is.";
  return [
    fault({ code: "no_example", severity: "info", points: 12, message, mend: "Add values with the answer they should have.", ...WHOLE }),
  ];
}

function findTaste(reading: Reading): Fault[] {
  return placesOf(reading, TASTE)
    .slice(0, 4)
    .map(({ text, ...place }) =>
      fault({
        code: "matter_of_taste",
        severity: "info",
        points: 9,
        message: `Whether an answer is “${text}” is a matter of taste.`,
        mend: "Say what readers should do, feel or find in it.",
        ...place,
      }),
    );
}
