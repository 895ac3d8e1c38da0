import { combineLogits, type SentinelText } from "../../sentinel-examples.ts";
import type { TextReading } from "../read-text.ts";
import { denseFeatures } from "./dense.ts";
import { BLOCKS, HASHED_PLACES, weighFeatures } from "./features.ts";
import { SENTINEL_WEIGHTS } from "./weights.generated.ts";
import { toWindows } from "./windows.ts";

/** Undoing a disguise that is none makes odd words, so what only a derived reading shows must stand out. */
const DERIVED_HANDICAP = 1;
/** Derived readings are judged up to this much text in all. */
const MAX_DERIVED_CHARS = 8_192;

const SHAPE_BLOCK = BLOCKS.length;

let decoded: Int8Array | undefined;

/** Log odds of an attack by the text as it stands or by the worst of its other readings; 0 is as likely as not. */
export function readingLogit(original: string, { views: [plain, ...derived] }: TextReading): number {
  let logit = sentinelLogit({ original, view: plain.text });
  let budget = MAX_DERIVED_CHARS;
  for (const { text } of derived) {
    if (text.length > budget) continue;
    budget -= text.length;
    logit = Math.max(logit, sentinelLogit({ original: text, view: text }) - DERIVED_HANDICAP);
  }
  return logit;
}

function sentinelLogit({ original, view }: SentinelText): number {
  decoded ??= new Int8Array(Buffer.from(SENTINEL_WEIGHTS.base64, "base64"));
  const weights = decoded;
  const { scales } = SENTINEL_WEIGHTS;
  const shape = denseFeatures(original).reduce((sum, value, at) => sum + (weights[HASHED_PLACES + at] ?? 0) * value, 0);
  const fromShape = shape * (scales[SHAPE_BLOCK] ?? 0);
  return combineLogits(toWindows(view).map(({ from, to }) => fromShape + weighFeatures(view, from, to, weights, scales)));
}

export function sentinelVersion(): string {
  return SENTINEL_WEIGHTS.version;
}
