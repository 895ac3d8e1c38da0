// When an experiment is over. One outcome of each person counts, their first, so that outcomes are independent. Every arm gets an interval
// that holds at all times with its part of the error rate; all of them hold together with 1 - errorRate, and any claim read from them does.

import { type Interval, meanInterval, shareInterval } from "./confidence.ts";
import type { ExperimentMetric } from "./experiment.schema.ts";

/** `sum` and `squares` are of the values `toMeasure` gives. */
export type Tally = { exposures: number; outcomes: number; sum: number; squares: number };
export type Rule = { metric: ExperimentMetric; minimumPerArm: number; errorRate: number; margin: number };
export type Judgement = { type: "running" } | { type: "winner"; arm: number } | { type: "no_difference" };

export const NO_TALLY: Tally = { exposures: 0, outcomes: 0, sum: 0, squares: 0 };

/** Costs and times are compared by their logarithms: a few very long answers must not decide, and ratios are what matters. */
export function toMeasure(metric: ExperimentMetric, value: number): number {
  return metric === "thumbs" ? value : Math.log1p(Math.max(0, value));
}

export function fromMeasure(metric: ExperimentMetric, measure: number): number {
  return metric === "thumbs" ? measure : Math.expm1(measure);
}

/** Of measures, not of values. */
export function intervalsOf(tallies: readonly Tally[], { metric, minimumPerArm, errorRate }: Rule): Interval[] {
  const each = errorRate / tallies.length;
  return tallies.map(({ outcomes, sum, squares }) =>
    metric === "thumbs" ? shareInterval(sum, outcomes - sum, each) : meanInterval({ count: outcomes, sum, squares }, each, minimumPerArm),
  );
}

/** May be asked after every outcome: see `confidence.ts`. */
export function judgeExperiment(tallies: readonly Tally[], rule: Rule): Judgement {
  if (tallies.some(({ outcomes }) => outcomes < rule.minimumPerArm)) return { type: "running" };
  const intervals = intervalsOf(tallies, rule);
  const isBetter = (a: Interval, b: Interval): boolean => (rule.metric === "thumbs" ? a.low > b.high : a.high < b.low);
  const arm = intervals.findIndex((each, index) => intervals.every((other, at) => at === index || isBetter(each, other)));
  if (arm >= 0) return { type: "winner", arm };
  const range = Math.max(...intervals.map(({ high }) => high)) - Math.min(...intervals.map(({ low }) => low));
  const margin = rule.metric === "thumbs" ? rule.margin : Math.log1p(rule.margin);
  return range <= margin ? { type: "no_difference" } : { type: "running" };
}
