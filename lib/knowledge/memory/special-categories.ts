// Words that touch what the law gives special protection (GDPR articles 9 and 10), in English and German. A sentence with one of them is
// not remembered: a word list finds too much rather than too little, and what is not kept can be said again.

import { wordsOf } from "../../platform/search/words.ts";

export type SpecialCategory = "health" | "religion" | "politics" | "sexuality" | "ethnicity" | "union" | "biometrics" | "crime";

type Words = {
  /** Beginnings of words, folded: without capitals and accents, ß as ss. */
  begins: string;
  /** Whole words. */
  whole: string;
  /** Words that have to follow each other, each by its beginning. */
  phrases?: readonly string[];
};

/** Long on purpose: one row for each category. */
const CATEGORIES: Readonly<Record<SpecialCategory, Words>> = {
  health: {
    begins:
      "diabet cancer krebs tumor tumour leukemi leukami depress bipolar schizo autis adhs asthma allerg allergi epilep migran migraine parkinson alzheimer dement arthrit rheuma infarct infarkt stroke schlaganfall pregnan schwanger miscarr fehlgeburt abtreib abort infertil unfruchtbar menopaus wechseljahr disab behinder schwerbehindert chronic chronisch diagnos disease krank illness illnesses syndrom surger operiert chemothe psychiat psychoth psychos therap medicat medikament insulin antidepress prescri rezept anorex bulimi addict suchtig alkoholi alcoholi overdos suicid suizid selbstmord selbstverletz wheelchair rollstuhl blind deaf gehorlos hepatit covid corona tubercul tuberkul hospital klinik pflegegrad burnout blutdruck thyroid schilddrus mental psychisch",
    whole: "hiv aids adhd ptsd ocd copd sick ill ibs std krankheit clinic patient patientin",
    phrases: [
      "blood pressure",
      "heart attack",
      "heart condition",
      "panic attack",
      "eating disorder",
      "anxiety disorder",
      "self harm",
      "my doctor",
      "a doctor about",
      "the doctor",
      "mein arzt",
      "meine arztin",
      "meinem arzt",
      "have ms",
      "habe ms",
    ],
  },
  religion: {
    begins:
      "religi cathol katholi protestan evangel muslim moslem islam jewish judaism judentum judisch hindu buddhis sikh atheis agnosti mormon lutheran baptis orthodox methodis quaker pentecost zeugen synagog mosque moschee church kirche gemeindemitglied konfession christlich christentum ramadan konvertier baptiz getauft glaubig koscher kosher",
    whole:
      "christian christians christin christ jew jude judin halal bible bibel koran quran torah thora gott god allah faith glaube pray praying bete beten temple tempel priest priester pfarrer imam rabbi",
  },
  politics: {
    begins:
      "politic politisch republican democrat conservativ konservativ socialis sozialis communis kommunis anarchis fascis faschis nationalis liberal partei wahler wahle voted voter voting parteimitglied aktivist activis antifa monarchis separatis",
    whole: "vote votes afd cdu csu spd fdp linke grunen grune gop tory tories labour maga wahlen gewahlt",
    phrases: ["left wing", "right wing", "green party", "die partei"],
  },
  sexuality: {
    begins:
      "homosex heterosex bisexu asexu pansexu transgend transsex transident lesbian lesbisch queer nonbinar nichtbinar sexual sexuell sexuali polyamor fetish fetisch intersex lgbt",
    whole: "gay lesbe schwul trans bi sex kink hetero straight outed geoutet",
    phrases: ["coming out", "came out", "sex life", "non binary"],
  },
  ethnicity: {
    begins:
      "ethnic ethnisch ethnie rassi racial hautfarb hispanic latino latina latinx aborigin indigen afroameri afrodeutsch migrationshint romani",
    whole: "roma sinti",
    phrases: [
      "african american",
      "asian american",
      "native american",
      "black man",
      "black woman",
      "mixed race",
      "my race",
      "skin color",
      "skin colour",
      "person of color",
    ],
  },
  union: {
    begins: "gewerkschaft verdi betriebsrat unioni",
    whole: "dgb gew igbce teamster teamsters unison",
    phrases: [
      "trade union",
      "labor union",
      "labour union",
      "union member",
      "union rep",
      "ig metall",
      "shop steward",
      "the union",
      "a union",
      "my union",
      "works council",
    ],
  },
  biometrics: {
    begins: "fingerprint fingerabdruck biometr genom genetic genetisch irisscan gesichtserkenn faceprint voiceprint stimmabdruck",
    whole: "dna dns retina",
    phrases: ["iris scan", "face scan", "facial recognition"],
  },
  crime: {
    begins:
      "convict felon vorbestraf verurteil gefangnis gefaengnis strafregist straftat kriminell criminal imprison inhaftier haftstraf arrest verhaft festgenommen bewahrungs indict angeklagt misdemean",
    whole: "prison jail jailed parole probation knast haft dui bewahrung",
    phrases: ["criminal record", "police record", "served time", "did time"],
  },
};

type Matcher = {
  category: SpecialCategory;
  begins: readonly string[];
  whole: ReadonlySet<string>;
  phrases: readonly (readonly string[])[];
};

const MATCHERS: readonly Matcher[] = Object.entries(CATEGORIES).map(([name, { begins, whole, phrases = [] }]) => ({
  category: toCategory(name),
  begins: begins.split(" "),
  whole: new Set(whole.split(" ")),
  phrases: phrases.map((phrase) => phrase.split(" ")),
}));

/** Object.entries forgets what its keys are. */
function toCategory(name: string): SpecialCategory {
  return name as SpecialCategory;
}

/** A name may be the word for a religion: "My name is Christian" says nothing of the kind. */
const NAME =
  /^(?:my name is|mein name ist|i am called|ich heiße|ich heisse|call me) +\p{Lu}[\p{L}'’-]{0,60}(?: \p{Lu}[\p{L}'’-]{1,60}){0,2}/iu;

export function findSpecialCategory(text: string): SpecialCategory | null {
  const words = Array.from(wordsOf(text.trim().replace(NAME, "")), ({ text: word }) => word);
  return MATCHERS.find((matcher) => isTouched(words, matcher))?.category ?? null;
}

function isTouched(words: readonly string[], { begins, whole, phrases }: Matcher): boolean {
  return words.some(
    (word, at) =>
      whole.has(word) ||
      begins.some((begin) => word.startsWith(begin)) ||
      phrases.some((phrase) => phrase.every((part, offset) => words[at + offset]?.startsWith(part) ?? false)),
  );
}
