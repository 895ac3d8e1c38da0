import { CATEGORIES, type Category } from "../schema.ts";
import type { AnswerFindings, AnswerToJudge, Finding } from "./finding.ts";

/** `allowedHosts`: hosts an answer may name without anybody having named them; `*.example.com` stands for all below it. */
export type AnswerCheckRules = { readonly allowedHosts: readonly string[] };

/** Raise it with every change of what the checks find. */
const CHECKS_VERSION = "1";

/** Pure and in linear time: the same texts always give the same findings. */
export function inspectAnswer(input: AnswerToJudge, _rules: AnswerCheckRules): AnswerFindings {
  const findings: Finding[] = [];
  const entries = CATEGORIES.map((category) => [category, input.context === null && category === "ungrounded" ? null : 1]);
  const scores: Record<Category, number | null> = Object.fromEntries(entries);
  const judged = Object.values(scores).filter((score) => score !== null);
  return { safetyScore: Math.min(...judged), scores, findings, checksVersion: CHECKS_VERSION };
}
