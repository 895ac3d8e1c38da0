/** How a label came to where it points. */
export const LABEL_DEEDS = ["put", "removed", "promoted", "rolled_back"] as const;
export type LabelDeed = (typeof LABEL_DEEDS)[number];

/** One move of a label; only ever added to. `reason` is encrypted. */
export type LabelMoveRecord = {
  _id: string;
  orgId: string;
  promptId: string;
  label: string;
  /** From 1 for each label of a prompt: of two people at once, one finds it taken. */
  sequence: number;
  deed: LabelDeed;
  from: number | null;
  /** null: the label was taken off. */
  to: number | null;
  /** What it was before, the last of them newest; what a rollback goes back along. */
  before: readonly number[];
  promotionId: string | null;
  reason: string | null;
  movedBy: string | null;
  movedAt: Date;
};
