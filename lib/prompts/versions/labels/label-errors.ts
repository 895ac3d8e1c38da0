import { AppError, type ErrorKind } from "../../../platform/errors.ts";
import type { LabelRefusal, LabelStep } from "./label-machine.ts";

const REFUSALS: Readonly<Record<LabelRefusal, readonly [kind: ErrorKind, detail: string]>> = {
  "prompts.label_protected": [
    "conflict",
    "This label is protected: it moves by a promotion, which one person asks for and another decides.",
  ],
  "prompts.label_not_set": ["conflict", "No version has this label."],
  "prompts.label_unchanged": ["conflict", "The label points to this version already."],
  "prompts.promotion_open": ["conflict", "A promotion of this label is waiting to be decided. Decide it or withdraw it first."],
  "prompts.promotion_blocked": ["conflict", "This version cannot be promoted yet. `missing` says what it still needs."],
  "prompts.promotion_own": ["conflict", "A second person decides: nobody who asked for it or wrote the version. `own` says which you did."],
  "prompts.promotion_overtaken": ["conflict", "The label has moved since this was asked. Decline it and ask anew."],
  "prompts.promotion_decided": ["conflict", "This promotion has been decided already."],
  "prompts.nothing_to_roll_back": ["conflict", "The label has no earlier version to go back to."],
};

export function refuse(step: Extract<LabelStep, { type: "refused" }>): AppError {
  const [kind, detail] = REFUSALS[step.code];
  const members = { ...(step.missing && { missing: step.missing }), ...(step.own && { own: step.own }) };
  return new AppError(kind, step.code, detail, Object.keys(members).length === 0 ? {} : { members });
}

export function promotionNotFound(promotionId: string): AppError {
  return new AppError("not_found", "prompts.promotion_not_found", `No promotion ${promotionId} of this prompt.`);
}

export function labelsFull(most: number): AppError {
  return new AppError("conflict", "prompts.labels_full", `A prompt has at most ${most} labels. Take one off first.`);
}

/** What finding a prompt to change may be answered with. */
const FIND_ERRORS = ["prompts.not_found", "prompts.not_yours", "prompts.changed"];
export const LABEL_ERRORS = [...FIND_ERRORS, "prompts.label_protected", "prompts.version_not_found"];
export const PROMOTION_ERRORS = [
  ...FIND_ERRORS,
  ...["prompts.promotion_not_found", "prompts.promotion_own", "prompts.promotion_decided", "prompts.promotion_blocked"],
];
