import { fuseScores } from "./fuse-scores.ts";
import { type FoundSignal, findSignals } from "./internal/find-signals.ts";
import { readText, type TextReading } from "./internal/read-text.ts";
import { readingLogit, sentinelVersion } from "./internal/sentinel/score.ts";
import { MAX_CLOSELY_READ_CHARS, MAX_SEARCHED_CHARS, textParts } from "./internal/text-parts.ts";
import { redactText } from "./output-guard.ts";
import type { DataClass } from "./policy.ts";
import type { Redaction } from "./schema.ts";

/** "untrusted" is text nobody in the conversation wrote: a file, a page, a tool's result. */
export type TextSource = "user" | "untrusted";

/** Of the classifier's weights; changes whenever they do. */
export const SENTINEL_VERSION = sentinelVersion();

type StageName = "reading" | "signals" | "sentinel" | "data";

/** What the guard sees in a text, before any policy decides what follows from it. Positions are of the original text. */
export type Inspection = {
  /** 0 nothing seen, 1 certain. */
  score: number;
  signals: readonly FoundSignal[];
  /** Null when no classifier has looked. */
  sentinel: { score: number; version: string } | null;
  redactions: readonly Redaction[];
  stages: readonly { name: StageName; milliseconds: number }[];
};

type InspectOptions = {
  /** Of data looked for; left out, those that no text may hold unnoticed. */
  classes?: readonly DataClass[];
  /** Monotonic milliseconds. */
  now?: () => number;
};

/** Pure and bounded: the same text always gives the same inspection but for the times. */
export function inspectText(text: string, source: TextSource, options: InspectOptions = {}): Inspection {
  const { classes, now = () => performance.now() } = options;
  const stages: { name: StageName; milliseconds: number }[] = [];
  const timed = <T>(name: StageName, work: () => T): T => {
    const startedAt = now();
    const result = work();
    stages.push({ name, milliseconds: Math.max(0, now() - startedAt) });
    return result;
  };
  const reading = timed("reading", () => readText(text));
  const signals = timed("signals", () => findSignals(reading));
  const logit = timed("sentinel", () => sentinelLogit(text, reading));
  const redactions = timed("data", () => findRedactions(text, classes));
  const sentinel = { score: fuseScores(logit, [], source), version: SENTINEL_VERSION };
  return { score: fuseScores(logit, signals, source), signals, sentinel, redactions, stages };
}

/** A very long text is judged at its start, its middle and its end. */
function sentinelLogit(text: string, reading: TextReading): number {
  const parts = textParts(text, MAX_CLOSELY_READ_CHARS);
  if (parts.length === 1) return readingLogit(text, reading);
  return Math.max(...parts.map((part) => readingLogit(part.text, readText(part.text))));
}

/** Beyond what anybody can send as a message, data is counted in three places of the text; answers are always searched whole. */
function findRedactions(text: string, classes: readonly DataClass[] | undefined): readonly Redaction[] {
  const counts = new Map<string, number>();
  for (const part of textParts(text, MAX_SEARCHED_CHARS)) {
    const { redactions } = redactText(part.text, classes ? { classes } : {});
    for (const { kind, count } of redactions) counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
