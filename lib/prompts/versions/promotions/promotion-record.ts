export const PROMOTION_STATES = ["open", "approved", "declined", "withdrawn"] as const;
export type PromotionState = (typeof PROMOTION_STATES)[number];

export type PromotionProof = { evaluationId: string; testSetId: string; passRate: number; at: Date };

/** One person asks for a label to point to a version, another decides. Both reasons are encrypted. */
export type PromotionRecord = {
  _id: string;
  orgId: string;
  promptId: string;
  label: string;
  version: number;
  contentHash: string;
  /** Where the label stood when it was asked. */
  from: number | null;
  state: PromotionState;
  /** `openKeyOf`, as long as nobody has decided: a label has one open promotion at most. */
  openKey?: string;
  reason: string;
  requestedBy: string;
  /** When it was asked for. */
  at: Date;
  /** Who wrote the version. */
  authorId: string | null;
  /** As it was when somebody last looked: when it was asked, then when it was approved. */
  proof: PromotionProof | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
};

export function openKeyOf({ promptId, label }: Pick<PromotionRecord, "promptId" | "label">): string {
  return `${promptId}/${label}`;
}
