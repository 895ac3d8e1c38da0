import { type Fault, isFreeText, type Reading, WHOLE } from "./reading.ts";

export const SAYS_FORMAT =
  /\b(?:json|yaml|csv|xml|html|markdown|table|columns?|rows?|headings?|sections?|bullets?|bulleted|numbered|list of|as a list|paragraphs?|(?:one|two|three|four|five|\d{1,9}) (?:\w{1,30} )?(?:sentences?|words|lines|points|items|steps|questions|ideas|options|names|titles|headlines|versions|examples|reasons|tasks|characters)|format|return only|answer only|reply only|answer with|reply with|output only|one word|one line|one sentence|template|subject line|email with|letter with|schema|fields?:|code block|diff)\b/i;
const SAYS_WHO =
  /\b(?:you are|act as|as an? (?:\w{1,30} ){0,3}(?:expert|editor|analyst|engineer|teacher|lawyer|writer|manager|nurse|coach|recruiter|accountant|designer|researcher|reviewer|tutor|consultant|assistant|agent|developer)|audience|readers?|for (?:an? |the |our |new |busy |young )?(?:\w{1,30} ){0,2}(?:customers?|managers?|engineers?|developers?|students?|children|beginners?|executives?|colleagues?|team|board|users?|people|patients?|clients?|investors?|learners?|employees?|public|editors?|nurses?|parents?|buyers?|teachers?|teenagers?|year-olds?|analysts?|recruiters?|journalists?|lawyers?|accountants?|owners?|staff|somebody|someone|whoever))\b/i;
export const SAYS_LIMIT =
  /\b(?:at most|no more than|up to|fewer than|less than|at least|exactly|under|within|maximum|max\.?|between \d{1,9} and \d{1,9}|no longer than)\s{1,9}(?:\d{1,9}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a dozen|an?)\b|\b(?:\d{1,9}|one|two|three|four|five|six|seven|eight|ten) (?:\w{1,30} ){0,2}(?:words?|sentences?|bullets?|points?|lines?|paragraphs?|items?|questions?|options?|steps?|ideas?|reasons?|columns?|characters|minutes|examples?|titles?|headlines?|versions?|names|risks?|tasks?|sections?|fields?|rows?)\b|\bone (?:word|line|sentence)\b/i;
const SAYS_OTHERWISE =
  /\b(?:if (?:\w{1,30} ){0,8}(?:missing|unclear|not sure|unsure|unknown|empty|absent|not (?:\w{1,30} )?(?:there|given|mentioned|said|stated|say|know|possible|contain|found|present)|no \w{1,30}|nothing|none|cannot|does not|do not|is not|don't|lacks?|fails?|nobody)|otherwise|when (?:in doubt|nothing|something is missing)|where (?:\w{1,30} ){0,4}(?:missing|not (?:given|said|stated)|nothing)|say so|leave (?:it|them) (?:out|empty|blank)|null where|null if|instead of guessing|do not guess|unless|ask (?:me |for )(?:\w{1,30} )?(?:what is missing|it first|questions?))\b/i;
const FEW_WORDS = 8;
const SOME_WORDS = 18;

/** Is all there that an answer takes. */
export function checkCompleteness(reading: Reading): Fault[] {
  const { whole, words, slots, content } = reading;
  const faults: (Fault | null)[] = [
    shortOf(words.length),
    SAYS_FORMAT.test(whole)
      ? null
      : miss(
          "no_format",
          22,
          "Nothing says what the answer should look like.",
          "Name the form: a table with these columns, three sentences, JSON with these fields.",
        ),
    SAYS_WHO.test(whole)
      ? null
      : miss("no_audience", 14, "Nothing says who answers or for whom.", "Say who is to read it and what they know already."),
    slots.length > 0 || content.parameters.length > 0
      ? null
      : miss("no_input", 10, "The prompt works on nothing that is given to it.", "Put what changes from run to run into a parameter."),
    SAYS_LIMIT.test(whole)
      ? null
      : miss("no_limit", 10, "Nothing says how much is enough.", "Give a number: of words, of points, of examples."),
    SAYS_OTHERWISE.test(whole)
      ? null
      : miss(
          "no_way_out",
          12,
          "Nothing says what to do when something is missing or unclear.",
          "Say it: leave it out, ask, or write “unknown”. Otherwise it is made up.",
        ),
  ];
  return [...faults.filter((each) => each !== null), ...findUndescribed(reading)];
}

function shortOf(count: number): Fault | null {
  if (count >= SOME_WORDS) return null;
  return miss(
    "too_short",
    count < FEW_WORDS ? 26 : 14,
    `${count} words leave almost everything open.`,
    "Say what for, for whom, in what form and what to avoid.",
  );
}

function miss(code: string, points: number, message: string, mend: string): Fault {
  return { criterion: "completeness", code, severity: points >= 20 ? "danger" : "warning", points, message, mend, ...WHOLE };
}

function findUndescribed({ content, slots }: Reading): Fault[] {
  const used = new Set(slots.map(({ name }) => name));
  return content.parameters
    .filter((parameter) => isFreeText(parameter) && parameter.description === "" && used.has(parameter.name))
    .slice(0, 3)
    .map(({ label }): Fault => {
      const message = `“${label}” does not say what belongs into it.`;
      return {
        criterion: "completeness",
        code: "undescribed_parameter",
        severity: "info",
        points: 4,
        message,
        mend: "Describe it in half a sentence.",
        where: "parameters",
        start: 0,
        end: 0,
      };
    });
}
