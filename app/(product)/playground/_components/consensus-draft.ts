import type { ConsensusQuestion } from "../../../_client/consensus.ts";

export type ConsensusDraft = { question: string; context: string; decisions: string; voters: readonly string[] };
export type ConsensusErrors = Partial<Record<"question" | "decisions", string>>;

export const BLANK_CONSENSUS: ConsensusDraft = { question: "", context: "", decisions: "approve, review, block", voters: [] };
export const VOTERS_MAX = 7;

const DECISION = /^[\p{L}\p{N}](?:[\p{L}\p{N} _-]{0,62}[\p{L}\p{N}])?$/u;
const DECISIONS_MAX = 12;

/** The names between the commas; null in `question` while something has to be mended first. */
export function readConsensusDraft(draft: ConsensusDraft): { question: ConsensusQuestion | null; errors: ConsensusErrors } {
  const question = draft.question.trim();
  const decisions = draft.decisions
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  const wrong = decisions.find((name) => !DECISION.test(name) || name.toLowerCase() === "abstain");
  const hasTwin = new Set(decisions.map((name) => name.toLowerCase())).size !== decisions.length;
  const errors: ConsensusErrors = {
    ...(question === "" && { question: "Write what they should judge." }),
    ...((decisions.length < 2 || decisions.length > DECISIONS_MAX) && {
      decisions: `From 2 to ${DECISIONS_MAX} names, with commas between.`,
    }),
    ...(wrong !== undefined && { decisions: `“${wrong}” is no name of a decision: letters, digits, spaces, - and _.` }),
    ...(hasTwin && { decisions: "Each decision may stand there once." }),
  };
  if (Object.keys(errors).length > 0) return { question: null, errors };
  const { context, voters } = draft;
  return {
    question: { question, decisions, ...(context.trim() !== "" && { context }), ...(voters.length > 0 && { voters: [...voters] }) },
    errors,
  };
}
