import type { EXPERIMENT_RESULTS, ExperimentMetric } from "./experiment.schema.ts";
import { NO_TALLY, type Tally } from "./judge-experiment.ts";

export type ExperimentArm = { version: number; share: number };

/** Several versions of one prompt, given to different people of its organization. */
export type ExperimentRecord = {
  _id: string;
  orgId: string;
  promptId: string;
  metric: ExperimentMetric;
  arms: readonly ExperimentArm[];
  /** By `tallyKey`: counted by adding, so that any number of processes count together. */
  tallies: Readonly<Record<string, Tally>>;
  minimumPerArm: number;
  errorRate: number;
  margin: number;
  /** The prompt's id while it runs, null afterwards: there is one at most. */
  runningKey: string | null;
  result: (typeof EXPERIMENT_RESULTS)[number] | null;
  winner: number | null;
  promotionId: string | null;
  startedBy: string | null;
  at: Date;
  endsAt: Date;
  endedAt: Date | null;
  /** Of decisions, not of counts. */
  revision: number;
};

export const tallyKey = (arm: number): string => `arm${arm}`;

export function talliesOf({ arms, tallies }: Pick<ExperimentRecord, "arms" | "tallies">): Tally[] {
  return arms.map((_, arm) => tallies[tallyKey(arm)] ?? NO_TALLY);
}

export function noTallies(arms: readonly ExperimentArm[]): Record<string, Tally> {
  return Object.fromEntries(arms.map((_, arm) => [tallyKey(arm), { ...NO_TALLY }]));
}
