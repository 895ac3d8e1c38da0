import type { PromptContent } from "../../content.schema.ts";
import { TEMPLATE_MAX } from "../../schema.ts";
import { findContentProblems } from "../../template/content-problems.ts";
import { parseTemplate } from "../../template/parse-template.ts";
import { lintContent } from "../lint-content.ts";
import type { QualityAuditView, QualityIssue } from "../quality.schema.ts";
import type { ModelVerdict } from "./ask-quality-model.ts";
import { improveContent } from "./improve-content.ts";
import { type Measured, measureQuality, overallOf, scoresBy } from "./measure-quality.ts";

export type Opinion = Measured & Pick<QualityAuditView, "improved">;

/** Both opinions count the same; of two better versions the one that the checks find better. */
export function mergeOpinions(content: PromptContent, verdict: ModelVerdict | null): Opinion {
  const measured = measureQuality(content);
  const byRules = improveContent(content);
  const rules = byRules && { content: byRules.content, changes: byRules.changes, overall: byRules.measured.overall };
  if (!verdict) return { ...measured, improved: rules };
  const scores = scoresBy((criterion) => Math.round((measured.scores[criterion] + verdict.scores[criterion]) / 2));
  const proposed = judgeProposal(content, verdict, measured.overall);
  const improved = proposed && (!rules || proposed.overall >= rules.overall) ? proposed : rules;
  return {
    scores,
    overall: overallOf(scores),
    issues: [...measured.issues, ...verdict.issues.map((issue) => toIssue(content, issue))],
    improved,
  };
}

/** A quotation that is nowhere in the prompt points at the whole. */
function toIssue(content: PromptContent, { criterion, message, mend, quote }: ModelVerdict["issues"][number]): QualityIssue {
  const said = { criterion, code: "model", severity: "warning", message, mend } as const;
  for (const where of ["template", "instructions"] as const) {
    const start = quote.trim() === "" ? -1 : content[where].indexOf(quote);
    if (start >= 0) return { ...said, where, start, end: start + quote.length };
  }
  return { ...said, where: "template", start: 0, end: 0 };
}

/** Null for a version that asks for other values, cannot be saved, brings something dangerous or is no better. */
function judgeProposal(content: PromptContent, { improved }: ModelVerdict, overall: number): Opinion["improved"] {
  if (!improved || improved.template.length > TEMPLATE_MAX || improved.instructions.length > TEMPLATE_MAX) return null;
  const next = { ...content, ...improved };
  if (namesOf(next) !== namesOf(content) || findContentProblems(next).some(({ severity }) => severity === "error")) return null;
  const known = new Set(lintContent(content).map(({ code }) => code));
  if (lintContent(next).some(({ severity, code }) => severity === "danger" && !known.has(code))) return null;
  const measured = measureQuality(next);
  return measured.overall > overall ? { content: next, changes: ["Written anew by the model."], overall: measured.overall } : null;
}

/** The values and prompts a content is made of. */
function namesOf({ template, instructions }: Pick<PromptContent, "template" | "instructions">): string {
  const names = [template, instructions].flatMap((text) =>
    parseTemplate(text).parts.flatMap((part) => {
      if (part.type === "text") return [];
      return [part.type === "variable" ? part.name : `${part.promptId}@${JSON.stringify(part.selector)}`];
    }),
  );
  return [...new Set(names)].toSorted().join(" ");
}
