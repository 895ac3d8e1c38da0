// The demo engine's verdict: fixed word lists, no understanding. Words of alarm raise a score, words of calm lower it, and the
// decision whose own name stands nearest to that score is chosen. Where the lists have nothing to say it abstains.

import { z } from "zod";
import { contentWords } from "./sentences.ts";
import type { Temperament } from "./temperaments.ts";

const ABSTENTION = "abstain";
/** Where the score stands before any word was found. */
const BASE = 0.3;
const WORDS_NAMED_MAX = 6;

type Weighed = readonly (readonly [words: string, weight: number])[];
const ALARM: Weighed = [
  ["fraud(?:ulent)?|stolen|launder(?:ing|ed)?|sanction(?:ed|s)?|scam|malware|illegal|phishing", 0.45],
  ["suspicious|dangerous|threat(?:en|ens|ening)?|attack|mixer|forged|impersonat\\w{1,6}", 0.35],
  ["unusual|unverified|anonymous|offshore|leak(?:ed)?|mismatch|overdue|complain(?:t|ts|ed)", 0.25],
  ["urgent(?:ly)?|unknown|at night|risky?|never seen|first time|new recipient|new account", 0.15],
];
const CALM: Weighed = [
  ["verified|trusted|legitimate|confirmed|whitelisted|insured", 0.35],
  ["known|regular|recurring|routine|expected|usual|approved", 0.25],
  ["salary|invoice|monthly|subscription|rent|refund", 0.15],
];

/** What a decision's name says about how much alarm it answers. Yes and no depend on the question, so they are not here. */
const SEVERITIES: Weighed = [
  ["block|deny|reject|refuse|decline|unsafe|fraud|malicious|quarantine|high|fail|illegal|spam|dangerous|critical", 1],
  ["hold|escalate|flag|suspend|freeze", 0.75],
  ["review|investigate|check|medium|warn|unsure|unclear", 0.5],
  ["monitor|watch|observe", 0.3],
  ["approve|allow|accept|safe|pass|legit(?:imate)?|low|ok|release|clean|normal|harmless", 0],
];

const verdictShape = z.object({
  type: z.literal("object"),
  properties: z.object({
    decision: z.object({ enum: z.array(z.string()).min(2) }),
    score: z.object({ type: z.literal("number") }),
    confidence: z.object({ type: z.literal("number") }),
    reasons: z.object({ type: z.literal("array") }),
  }),
});

type Finding = { decision: string; score: number; confidence: number; reasons: string[] };

/** The decisions of a JSON Schema that asks for a verdict; null for any other, which would need understanding. */
export function findDecisions(schema: unknown): string[] | null {
  return verdictShape.safeParse(schema).data?.properties.decision.enum ?? null;
}

export function judgeText(text: string, allowed: readonly string[], temperament: Temperament): Finding {
  const decisions = allowed.filter((name) => name !== ABSTENTION);
  const severities = decisions.map((name) => ({ name, severity: severityOf(name) }));
  const understood = severities.flatMap(({ name, severity }) => (severity === null ? [] : [{ name, severity }]));
  return understood.length === decisions.length ? judgeAlarm(text, understood, temperament) : judgeByName(text, decisions);
}

function judgeAlarm(text: string, decisions: readonly { name: string; severity: number }[], { model, power }: Temperament): Finding {
  const { alarming, calming } = findWords(text);
  if (alarming.length + calming.length === 0) return abstain("none of its words of alarm or calm stands in the text");
  const alarm = 1 - alarming.reduce((rest, { weight }) => rest * (1 - weight), 1 - BASE);
  const found = calming.reduce((rest, { weight }) => rest * (1 - weight), alarm);
  const score = Math.round(found ** power * 100) / 100;
  const [nearest] = decisions.toSorted((a, b) => Math.abs(a.severity - score) - Math.abs(b.severity - score));
  if (!nearest) return abstain("there is no decision to take");
  const named = (words: readonly { word: string }[]) =>
    words
      .slice(0, WORDS_NAMED_MAX)
      .map(({ word }) => `“${word}”`)
      .join(", ");
  return {
    decision: nearest.name,
    score,
    confidence: confidenceOf(alarming.length + calming.length),
    reasons: [
      `Demo rules, no AI model (${model}): words were counted, nothing was understood.`,
      ...(alarming.length > 0 ? [`Raised by ${named(alarming)}.`] : []),
      ...(calming.length > 0 ? [`Lowered by ${named(calming)}.`] : []),
    ],
  };
}

/** For labels that are subjects, not answers to alarm: the one the text itself names most. */
function judgeByName(text: string, decisions: readonly string[]): Finding {
  const words = contentWords(text);
  const counts = decisions.map((name) => {
    const parts = new Set(contentWords(name));
    return { name, count: words.filter((word) => parts.has(word)).length };
  });
  const [first, second] = counts.toSorted((a, b) => b.count - a.count);
  if (!first || first.count === 0 || first.count === second?.count)
    return abstain("the text names none of the decisions more than another");
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return {
    decision: first.name,
    score: Math.round((first.count / total) * 100) / 100,
    confidence: confidenceOf(first.count),
    reasons: [
      "Demo rules, no AI model: words were counted, nothing was understood.",
      `The text names “${first.name}” ${first.count} times.`,
    ],
  };
}

function abstain(why: string): Finding {
  return { decision: ABSTENTION, score: 0, confidence: 0, reasons: [`Demo rules, no AI model: ${why}.`] };
}

/** Counting words never makes sure. */
function confidenceOf(found: number): number {
  return Math.min(0.6, 0.2 + 0.1 * found);
}

function findWords(text: string) {
  const alarming = find(text, ALARM);
  const calming = find(text, CALM);
  // "Not verified" is no comfort, and "no fraud" none to worry about.
  return {
    alarming: [...alarming.filter(({ isNegated }) => !isNegated), ...calming.filter(({ isNegated }) => isNegated)],
    calming: [...calming.filter(({ isNegated }) => !isNegated), ...alarming.filter(({ isNegated }) => isNegated)],
  };
}

function find(text: string, list: Weighed): { word: string; weight: number; isNegated: boolean }[] {
  const found = new Map<string, { word: string; weight: number; isNegated: boolean }>();
  for (const [words, weight] of list) {
    for (const match of text.matchAll(
      new RegExp(`(\\b(?:not|no|never|without)\\s+(?:been\\s+|any\\s+|yet\\s+)?)?\\b(${words})\\b`, "gi"),
    )) {
      const word = `${match[1] ?? ""}${match[2] ?? ""}`.toLowerCase();
      found.set(word, { word, weight, isNegated: match[1] !== undefined });
    }
  }
  return [...found.values()];
}

function severityOf(decision: string): number | null {
  for (const [words, severity] of SEVERITIES) if (new RegExp(`^(?:${words})(?:d|ed|s)?$`, "i").test(decision)) return severity;
  return null;
}
