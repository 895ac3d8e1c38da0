import { FEATURES, type Features, featuresOf } from "../../../lib/knowledge/retrieval/passage-features.ts";
import { likelihood, type Weights } from "../../../lib/knowledge/retrieval/rerank.ts";
import type { Case } from "./build-world.ts";

type Example = { features: Features; answers: boolean };

const ROUNDS = 4_000;
const RATE = 0.5;
const DECAY = 0.000_3;

/** Logistic regression by gradient descent: deterministic, and its output is a likelihood. Only questions of the development part go in. */
export function tune(cases: readonly Case[]): Weights {
  const examples = cases.flatMap(({ question, asked, candidates }) => {
    const bestCosine = Math.max(0, ...candidates.map(({ cosine }) => cosine));
    return candidates.map(
      (candidate): Example => ({ features: featuresOf(asked, candidate, bestCosine), answers: question.gold.has(candidate.key) }),
    );
  });
  const positives = examples.filter(({ answers }) => answers).length;
  // Both sides weigh the same, or "never" would be nearly always right.
  const weightOf = { true: examples.length / (2 * positives), false: examples.length / (2 * (examples.length - positives)) };
  let weights: Weights = { bias: 0, ...zeros() };
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient: Record<string, number> = { bias: 0, ...zeros() };
    for (const { features, answers } of examples) {
      const error = (likelihood(features, weights) - (answers ? 1 : 0)) * weightOf[`${answers}`];
      gradient.bias = (gradient.bias ?? 0) + error;
      for (const name of FEATURES) gradient[name] = (gradient[name] ?? 0) + error * features[name];
    }
    const step = (name: keyof Weights) =>
      // No feature counts against a passage: a negative weight would be an accident of this set.
      Math.max(
        name === "bias" ? Number.NEGATIVE_INFINITY : 0,
        weights[name] - RATE * ((gradient[name] ?? 0) / examples.length + (name === "bias" ? 0 : DECAY * weights[name])),
      );
    weights = { bias: step("bias"), ...toFeatures(step) };
  }
  return { bias: round2(weights.bias), ...toFeatures((name) => round2(weights[name])) };
}

function zeros(): Features {
  return toFeatures(() => 0);
}

function toFeatures(valueAt: (name: (typeof FEATURES)[number]) => number): Features {
  return {
    ...{
      cosine: valueAt("cosine"),
      nearness: valueAt("nearness"),
      lexical: valueAt("lexical"),
      fused: valueAt("fused"),
      coverage: valueAt("coverage"),
    },
    ...{ loose: valueAt("loose"), codes: valueAt("codes"), proximity: valueAt("proximity"), phrase: valueAt("phrase") },
    ...{ heading: valueAt("heading"), title: valueAt("title") },
  };
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
