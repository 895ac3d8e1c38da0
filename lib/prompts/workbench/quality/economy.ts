import { type Fault, placesOf, type Reading, WHOLE } from "./reading.ts";

export const FILLER =
  /\b(?:please|kindly|i would like you to|i want you to|i need you to|it is (?:very |really |extremely )?important (?:that|to)|really|very|basically|actually|literally|in order to|make sure (?:that|to)|be sure to|take a deep breath|thank you(?: (?:very|so) much)?|thanks|needless to say|as you know|as an ai(?: language model)?|note that|of course|absolutely|just)\b[,]?/gi;
const SHOUT =
  /\b(?!JSON|YAML|HTML|HTTP|API|CSV|TODO|ISO|SQL|YYYY|GDPR|README|NULL|NONE|UTC|FAQ|HTTPS|UNKNOWN|YES|PASS|FAIL|HIGH|OPEN|SWOT|STAR|SMART|OKRS?|KPIS?)[A-Z]{4,}\b(?!\s*[:=])/g;
const LONG = 700;
const TOO_LONG = 1100;
const SAME_WORDS_MIN = 4;

/** Is nothing said twice, and nothing that says nothing. */
export function checkEconomy(reading: Reading): Fault[] {
  return [...findLength(reading), ...findRepeats(reading), ...findFiller(reading), ...findShouting(reading)];
}

const fault = (fields: Omit<Fault, "criterion">): Fault => ({ criterion: "economy", ...fields });

function findLength({ words }: Reading): Fault[] {
  if (words.length <= LONG) return [];
  const points = words.length > TOO_LONG ? 30 : 15;
  return [
    fault({
      code: "too_long",
      severity: "info",
      points,
      message: `${words.length} words are paid for at every run.`,
      mend: "Take out what changes no answer.",
      ...WHOLE,
    }),
  ];
}

/** The same sentence again, whatever its case and punctuation. */
export function findRepeats({ sentences }: Pick<Reading, "sentences">): Fault[] {
  const seen = new Set<string>();
  return sentences.flatMap(({ words, where, start, end }) => {
    const key = words.join(" ");
    if (words.length < SAME_WORDS_MIN) return [];
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      fault({
        code: "said_twice",
        severity: "warning",
        points: 18,
        message: "This has been said before.",
        mend: "Say it once.",
        where,
        start,
        end,
      }),
    ];
  });
}

function findFiller(reading: Reading): Fault[] {
  return placesOf(reading, FILLER)
    .slice(0, 6)
    .map(({ text, ...place }) =>
      fault({
        code: "filler",
        severity: "info",
        points: 7,
        message: `“${text.replace(/,$/, "")}” changes no answer.`,
        mend: "Leave it out.",
        ...place,
      }),
    );
}

function findShouting(reading: Reading): Fault[] {
  const found = [...placesOf(reading, SHOUT), ...placesOf(reading, /!{2,}/g)];
  const [first] = found;
  if (!first || found.length < 2) return [];
  const { text: _text, ...place } = first;
  return [
    fault({
      code: "shouting",
      severity: "info",
      points: 12,
      message: "Capitals and exclamation marks do not make an order clearer.",
      mend: "Say it plainly, and where it matters.",
      ...place,
    }),
  ];
}
