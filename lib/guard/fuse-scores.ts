import type { FoundSignal } from "./internal/find-signals.ts";

/** What a signal of weight 1 − 1/e adds to the classifier's log odds. */
const SIGNAL_GAIN = 1;
/** Any number of signals together count no more than this before the gain. */
const MAX_SIGNAL_STRENGTH = 3;
/** Log odds at which a score is one half: about what one harmless text in a hundred of a source nobody has seen reaches. */
const MIDDLE = 0.95;
/** In text that should be data, words addressed to the assistant weigh more. */
const UNTRUSTED_ADDITION = 0.5;

/** One score from both: 0 nothing seen, 1 certain, .5 the threshold the default policy ships. */
export function fuseScores(logit: number, signals: readonly FoundSignal[], source: "user" | "untrusted"): number {
  const isLoud = signals.length > 0;
  const odds = logit - MIDDLE + SIGNAL_GAIN * signalStrength(signals) + (source === "untrusted" && isLoud ? UNTRUSTED_ADDITION : 0);
  return Math.round(1e5 / (1 + Math.exp(-odds))) / 1e5;
}

/** Independent evidence adds up: each signal counts −ln(1 − weight). */
export function signalStrength(signals: readonly FoundSignal[]): number {
  return Math.min(
    MAX_SIGNAL_STRENGTH,
    signals.reduce((sum, { weight }) => sum - Math.log(1 - weight), 0),
  );
}
