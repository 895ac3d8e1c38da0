import type { ModelState, RiskModel } from "../../../../_client/risk-models.ts";

export const STATE_WORDS: Readonly<Record<ModelState, string>> = {
  candidate: "Waits for a decision",
  shadow: "In shadow",
  live: "Judges",
  retired: "Rests",
};

export const MOVE_WORDS: Readonly<Record<Exclude<ModelState, "candidate">, { label: string; text: string }>> = {
  live: {
    label: "Make it judge",
    text: "From the next transaction on it judges, and the model that judged before rests. Verdicts that were given stay as they are.",
  },
  shadow: {
    label: "Try it in shadow",
    text: "What it would have said is compared with the model that judges. It takes over by itself once it has proven not to be worse.",
  },
  retired: { label: "Let it rest", text: "It is not used any more and is kept, so that verdicts it has given can be replayed." },
};

export const nameOf = ({ number }: Pick<RiskModel, "number">): string => (number === 0 ? "The shipped model" : `Model ${number}`);

export const KIND_WORDS: Readonly<Record<RiskModel["kind"], string>> = { trees: "Gradient-boosted trees", logistic: "Logistic regression" };

const TRAINING_WORDS: Readonly<Record<string, string>> = {
  too_few_outcomes: "There were too few closed cases to learn from.",
  too_few_frauds: "There were too few frauds among the closed cases.",
  too_few_frauds_older: "There were too few frauds in the older part, which teaches.",
  too_few_frauds_newer: "There were too few frauds in the newer part, which judges what was learnt.",
  too_few_rows: "There were too few transactions.",
  nothing_new: "No case was closed since the last training.",
  shadow_running: "Another model is still being tried in shadow.",
  too_costly: "It took more time or memory than a training may have.",
  failed: "Something went wrong. The next one tries again.",
};
export const trainingWordsOf = (code: string | null): string => TRAINING_WORDS[code ?? ""] ?? "";

const SHADOW_WORDS: Readonly<Record<string, string>> = {
  too_early: "Too early to say.",
  not_worse: "Not worse: it takes over.",
  worse: "It finds less than the model that judges.",
  unsure: "It may find less: there are too few frauds to tell.",
  calibration: "Its probabilities are further off.",
  alerts: "It would have many more transactions looked at.",
};
export const shadowWordsOf = (code: string): string => SHADOW_WORDS[code] ?? code;

/** As the engine names them, in words. */
export const featureWordsOf = (feature: string): string => `${feature.slice(0, 1).toUpperCase()}${feature.slice(1).replaceAll("_", " ")}`;

export const share = (value: number, digits = 3): string => value.toFixed(digits);
