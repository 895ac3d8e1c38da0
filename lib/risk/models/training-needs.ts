import { firstJudgedRow } from "../model/train-candidate.ts";
import type { Examples } from "../model/train-model.ts";
import type { TrainingCode } from "./status.schema.ts";

/** What a model has to see before it may be trusted with anything. Trees of two dozen leaves need a few examples for each of them. */
export const TRAINING_NEEDS = { outcomes: 50, frauds: 20, fraudsOlder: 12, fraudsNewer: 5, rows: 500 } as const;

type Learnable = Pick<Examples, "labels"> & { outcomes: number; frauds: number };

/** Null when there is enough: of both kinds, in the part that teaches and in the part that judges. */
export function missingFor({ labels, outcomes, frauds }: Learnable): TrainingCode | null {
  if (outcomes < TRAINING_NEEDS.outcomes) return "too_few_outcomes";
  if (frauds < TRAINING_NEEDS.frauds) return "too_few_frauds";
  if (labels.length < TRAINING_NEEDS.rows) return "too_few_rows";
  const cut = firstJudgedRow(labels.length);
  const sum = (part: Uint8Array): number => part.reduce((total, label) => total + label, 0);
  if (sum(labels.subarray(0, cut)) < TRAINING_NEEDS.fraudsOlder) return "too_few_frauds_older";
  if (sum(labels.subarray(cut)) < TRAINING_NEEDS.fraudsNewer) return "too_few_frauds_newer";
  return null;
}
