import { type Fault, placesOf, type Reading, WHOLE } from "./reading.ts";

const VERBS =
  "write|rewrite|summari[sz]e|list|explain|describe|compare|analy[sz]e|classify|sort|rank|extract|translate|review|check|find|identify|create|draft|generate|plan|design|suggest|propose|give|name|answer|reply|convert|turn|outline|edit|correct|proofread|evaluate|assess|grade|score|score|estimate|calculate|compute|group|label|tag|shorten|expand|simplify|combine|merge|split|answer|tell|show|produce|prepare|build|make|return|read|point|count|decide|choose|select|pick|ask|interview|act|play|pretend|imagine|refactor|debug|fix|implement|document|test|brainstorm|research|teach|quiz|critique|criticise|criticize|improve|format|complete|fill|continue|mark|judge|match|state|say|report|break|map|define|highlight|flag|recommend|advise|help|note|take|work|use|look|think|start|begin|put|keep|quote|cite|add|remove|replace|respond|detect|predict|verify|audit|present|structure|organi[sz]e|schedule|prioriti[sz]e|paraphrase|condense|transform|tabulate|derive|solve|prove|sketch|model|cover|follow|do|include|separate|trace|walk";
const BEGINS = `(?:^|[.!?:;]\\s{1,4}|\\n\\s{0,12}(?:[-*•]|\\d{1,2}[.)]|#{1,4})?\\s{0,4})`;
const TASK = new RegExp(
  `${BEGINS}(?:(?:please|kindly|then|first|next|finally|now|your task is to|your job is to|you (?:will|should|must|are to|have to|need to)|i (?:want|need|would like) you to|can you|could you|help me(?: to)?|carefully|briefly|only)[, ]{1,4}){0,3}(?:${VERBS})\\b`,
  "i",
);
const VAGUE =
  /\b(?:nice(?:ly)?|good|great|better|awesome|stuff|things?|somehow|something|etc|and so on|interesting|make it pop|properly|kind of|sort of|maybe|a bit|various|deal with|handle it|as appropriate|appropriate(?:ly)?|as needed|if possible|try to|some sort of|whatever|reasonable|reasonably|suitable|suitably|high[- ]quality|as best you can|do your best|cool|do your thing|a while|a lot|lots of|improve it|be creative|not too \w{1,30})\b/gi;
const UNCLEAR =
  /\b(?:improve|fix|rewrite|check|review|do|explain|summari[sz]e|handle|about)\s{1,9}(?:this|it|that|these|them)\s{0,9}(?:[.!?]|\n|$)/gi;
const LONG_WORDS = 45;

/** Orders nobody can follow both of. */
const OPPOSITES: readonly (readonly [RegExp, RegExp, string])[] = [
  [
    /\b(?:brief(?:ly)?|concise(?:ly)?|short|in one sentence|very short)\b/i,
    /\b(?:comprehensive(?:ly)?|exhaustive(?:ly)?|in (?:great )?depth|very detailed|in (?:full|great) detail|as long as possible|detailed)\b/i,
    "short and detailed",
  ],
  [/\bformal(?:ly)?\b(?! or)/i, /\b(?:casual(?:ly)?|slang|chatty|informal(?:ly)?)\b/i, "formal and casual"],
  [
    /\b(?:only (?:return |output |answer with )?(?:valid )?json|return only (?:valid )?json|nothing but json|json only)\b/i,
    /\b(?:explain your (?:reasoning|answer|choice)|add (?:a )?comment(?:ary|s)?|describe (?:your|the) (?:reasoning|choice)|with an introduction|also write a (?:summary|paragraph))\b/i,
    "nothing but JSON and words beside it",
  ],
  [
    /\b(?:do not|don't|never|no) (?:use )?(?:any )?(?:bullets?|bullet points|lists?)\b/i,
    /\b(?:as|in|with|use) (?:a |an )?(?:bullet(?:ed)?(?: points| list)?|numbered list|bullets)\b/i,
    "no list and a list",
  ],
  [
    /\b(?:do not|don't|never) ask (?:me |any )?(?:questions?|anything)/i,
    /\bask (?:me |the user )?(?:\w+ )?(?:clarifying |follow-up )?questions?\b(?<!(?:not|n't|never) ask \w{0,4} ?questions?)/i,
    "ask nothing and ask",
  ],
  [
    /\b(?:no jargon|avoid jargon|plain (?:language|words|english))\b/i,
    /\b(?:use|highly|very) (?:technical|academic) (?:terms|language|vocabulary)\b/i,
    "plain and technical words",
  ],
  [
    /\b(?:do not|don't|never) (?:change|alter|edit) (?:the )?(?:wording|words|text|meaning at all)\b/i,
    /\b(?:rewrite|rephrase|reword|paraphrase)\b/i,
    "leave the words and rewrite them",
  ],
  [
    /\b(?:be objective|neutral(?:ly)?|do not give (?:an |your )?opinions?|no opinions?)\b/i,
    /\b(?:give|say|share) (?:me )?your (?:own |honest |personal )?opinions?\b/i,
    "no opinion and an opinion",
  ],
];

/** Is it said what to do, once and in words that mean one thing. */
export function checkClarity(reading: Reading): Fault[] {
  return [...findTask(reading), ...findVague(reading), ...findOpposites(reading), ...findLong(reading)];
}

const fault = (fields: Omit<Fault, "criterion">): Fault => ({ criterion: "clarity", ...fields });

function findTask({ texts }: Reading): Fault[] {
  if (texts.some(({ text }) => TASK.test(text.trim()))) return [];
  const message = "No sentence says what to do.";
  return [
    fault({
      code: "no_task",
      severity: "danger",
      points: 40,
      message,
      mend: "Begin with a verb: write, list, compare, extract.",
      ...WHOLE,
    }),
  ];
}

function findVague(reading: Reading): Fault[] {
  const vague = placesOf(reading, VAGUE).map(({ text, ...place }) =>
    fault({
      code: "vague_word",
      severity: "warning",
      points: 9,
      message: `“${text}” can mean anything.`,
      mend: "Say what would make it so: a number, a name, a comparison.",
      ...place,
    }),
  );
  const unclear = placesOf(reading, UNCLEAR).map(({ text, ...place }) =>
    fault({
      code: "unclear_reference",
      severity: "warning",
      points: 12,
      message: `“${text.trim()}” does not say what is meant.`,
      mend: "Name the thing, and what is to become of it.",
      ...place,
    }),
  );
  return [...vague.slice(0, 5), ...unclear.slice(0, 2)];
}

function findOpposites(reading: Reading): Fault[] {
  return OPPOSITES.flatMap(([one, other, what]) => {
    const second = placesOf(reading, new RegExp(other, "gi"))[0];
    if (!second || placesOf(reading, new RegExp(one, "gi")).length === 0) return [];
    const { text: _text, ...place } = second;
    return [
      fault({
        code: "contradiction",
        severity: "danger",
        points: 28,
        message: `Asks for what cannot both be: ${what}.`,
        mend: "Keep one of them, or say when each holds.",
        ...place,
      }),
    ];
  });
}

function findLong({ sentences }: Reading): Fault[] {
  return sentences
    .filter(({ words }) => words.length > LONG_WORDS)
    .slice(0, 3)
    .map(({ where, start, end, words }) =>
      fault({
        code: "long_sentence",
        severity: "info",
        points: 10,
        message: `A sentence of ${words.length} words is read in parts.`,
        mend: "One order to a sentence.",
        where,
        start,
        end,
      }),
    );
}
