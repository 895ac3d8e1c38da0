import type { ExperimentMetric } from "../../../../../../lib/prompts/workbench/experiment.schema.ts";
import type { Experiment } from "../../../../../_client/prompt-experiments.ts";
import { formatCost, formatDuration } from "../../../../../_ui/format.ts";

export const METRIC_WORDS: Readonly<Record<ExperimentMetric, { name: string; column: string }>> = {
  thumbs: { name: "Thumbs up", column: "Thumbs up" },
  cost: { name: "Cost of an answer", column: "Typical cost" },
  latency: { name: "Time of an answer", column: "Typical time" },
};

export function formatMeasure(metric: ExperimentMetric, value: number): string {
  if (metric === "thumbs") return `${(value * 100).toFixed(1)} %`;
  return metric === "cost" ? formatCost(Math.round(value)) : formatDuration(Math.round(value));
}

/** How it stands or ended, in a sentence. */
export function describeResult({ result, winner, minimumPerArm, arms, stopRule }: Experiment): string {
  switch (result) {
    case "winner":
      return `Version ${winner} is better; the chance that this is wrong is at most ${(stopRule.errorRate * 100).toFixed(0)} %. It runs for everybody once it is promoted.`;
    case "no_difference":
      return "The versions do not differ by more than the margin.";
    case "stopped":
      return "Stopped by hand, without a result.";
    case "timed_out":
      return "The time was over before the outcomes decided.";
    case null: {
      const least = Math.min(...arms.map(({ outcomes }) => outcomes));
      return least < minimumPerArm
        ? `Running: ${least} of at least ${minimumPerArm} outcomes in the smallest arm.`
        : "Running: the outcomes do not decide yet.";
    }
  }
}
