// An answer judged with nothing but its own texts: no model, no network. Each category has a check of its own; none reads what another found.

import { CATEGORIES, type Category } from "../schema.ts";
import { checkBias } from "./bias.ts";
import type { AnswerFindings, AnswerToJudge, CategoryScores, Finding } from "./finding.ts";
import { checkHarm } from "./harm.ts";
import { checkInjection } from "./injection.ts";
import { checkJailbreak } from "./jailbreak.ts";
import { checkLeak } from "./leak.ts";
import { checkPii } from "./pii.ts";
import { type AnswerCheckRules, type Check, readAnswer } from "./read-answer.ts";
import { checkGrounding } from "./ungrounded.ts";

/** Raise it with every change of what the checks find. */
const CHECKS_VERSION = "1";

const CHECKS: Readonly<Record<Category, Check>> = {
  injection: checkInjection,
  jailbreak: checkJailbreak,
  harm: checkHarm,
  bias: checkBias,
  leak: checkLeak,
  pii: checkPii,
  ungrounded: checkGrounding,
};

/** Pure and in linear time: the same texts always give the same findings. */
export function inspectAnswer(input: AnswerToJudge, rules: AnswerCheckRules): AnswerFindings {
  const reading = readAnswer(input);
  const findings = CATEGORIES.flatMap((category) => CHECKS[category](reading, rules)).slice(0, FINDINGS_MAX);
  const scores = toScores(findings, reading.context !== null);
  const judged = Object.values(scores).filter((score) => score !== null);
  return { safetyScore: Math.min(...judged), scores, findings, checksVersion: CHECKS_VERSION };
}

const FINDINGS_MAX = 200;
const DIGITS = 1e4;

/** The worst finding decides: many doubts of one kind are often one doubt. */
function toScores(findings: readonly Finding[], hasContext: boolean): CategoryScores {
  const score = (category: Category): number | null => {
    if (category === "ungrounded" && !hasContext) return null;
    const weights = findings.filter((finding) => finding.category === category).map(({ weight }) => weight);
    return Math.round((1 - Math.max(0, ...weights)) * DIGITS) / DIGITS;
  };
  return {
    injection: score("injection"),
    jailbreak: score("jailbreak"),
    harm: score("harm"),
    bias: score("bias"),
    leak: score("leak"),
    pii: score("pii"),
    ungrounded: score("ungrounded"),
  };
}
