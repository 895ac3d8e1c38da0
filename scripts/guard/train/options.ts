import type { FitOptions } from "./fit.ts";

/** Chosen by cross-validation over sources; what each does is said beside its type. */
export const FIT_OPTIONS: FitOptions = {
  pull: 1,
  epochs: 10,
  seed: 1,
  sourceBalance: 0.7,
  grammarWeight: 0.4,
  windowWeight: { attack: 0, harmless: 0.5 },
  trustedSources: 1,
  blockScales: [1, 1, 1.5, 1],
};

export const GRAMMAR = { seed: 1, count: 20_000 };

/**
 * An attack of the development set that models of the other sources find harmless by this much is left out: many are ordinary
 * questions that only their test's own system prompt forbade, and to learn them is to learn false alarms.
 */
export const MIN_ATTACK_LOGIT = -0.5;
