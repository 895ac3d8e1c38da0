import { createPatternSet, type PatternSet } from "./matching/pattern-set.ts";
import type { Place, TextReading, View } from "./read-text.ts";
import type { SignalClass } from "./signals/signal.ts";
import { SIGNALS } from "./signals/table.ts";

/** `start` and `end` are positions in the original text; `disguise` says how the phrase was hidden. */
export type FoundSignal = { id: string; class: SignalClass; weight: number; start: number; end: number; disguise: string | null };

/** A hidden phrase was hidden for a reason. */
const DISGUISE_WEIGHT = 0.6;
const INVISIBLE_WEIGHT = 0.35;
const TAG_WEIGHT = 0.8;
const NESTING_WEIGHT = 0.5;
const MIN_NESTING = 3;
/** Joiners inside Latin words; more than this is no slip of a text editor. */
const MAX_ZERO_WIDTH = 2;
const MAX_INVISIBLE_RUN = 8;

/** Every signal once, where it is seen first: in plain sight before disguised. */
export function findSignals(reading: TextReading): FoundSignal[] {
  const found = new Map<string, FoundSignal>();
  for (const view of reading.views) matchView(view, reading.unseen, found);
  addInvisible(reading, found);
  return [...found.values()];
}

/** Built when first needed: a process that never inspects a text does not pay for it. */
let patterns: PatternSet | null = null;

function matchView(view: View, unseen: readonly Place[], found: Map<string, FoundSignal>): void {
  patterns ??= createPatternSet(SIGNALS.map((signal) => signal.pattern));
  const isMissing = SIGNALS.map((signal) => !found.has(signal.id));
  for (const [index, match] of patterns.search(view.text, (pattern) => isMissing[pattern] === true)) {
    const signal = SIGNALS[index];
    if (!signal) continue;
    const place = view.locate(match.start, match.end);
    const disguise = view.disguise ?? (unseen.some(({ start, end }) => place.start >= start && place.end <= end) ? "hidden markup" : null);
    found.set(signal.id, { id: signal.id, class: signal.class, weight: signal.weight, ...place, disguise });
    if (disguise) add(found, `encoding.${disguise.replaceAll(" ", "_")}`, DISGUISE_WEIGHT, place, disguise);
  }
}

function addInvisible({ hidden, codeDepth }: TextReading, found: Map<string, FoundSignal>): void {
  const nowhere = { start: 0, end: 0 };
  if (hidden.tags > 0) add(found, "encoding.tag_characters", TAG_WEIGHT, nowhere, "invisible");
  if (hidden.bidi > 0) add(found, "encoding.bidi", INVISIBLE_WEIGHT, nowhere, "invisible");
  if (hidden.zeroWidthInWords > MAX_ZERO_WIDTH || hidden.longestInvisibleRun > MAX_INVISIBLE_RUN)
    add(found, "encoding.zero_width", INVISIBLE_WEIGHT, nowhere, "invisible");
  if (codeDepth >= MIN_NESTING) add(found, "encoding.nested", NESTING_WEIGHT, nowhere, "nested codes");
}

function add(found: Map<string, FoundSignal>, id: string, weight: number, place: Place, disguise: string): void {
  if (!found.has(id)) found.set(id, { id, class: "encoding_trick", weight, ...place, disguise });
}
