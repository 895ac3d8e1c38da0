import type { PromptContent } from "../../content.schema.ts";
import { CRITERIA, type Criterion, type QualityIssue, type QualityScores } from "../quality.schema.ts";
import { checkClarity } from "./clarity.ts";
import { checkCompleteness } from "./completeness.ts";
import { checkEconomy } from "./economy.ts";
import { type Fault, readPrompt } from "./reading.ts";
import { checkSafety } from "./safety.ts";
import { checkStructure } from "./structure.ts";
import { checkTestability } from "./testability.ts";

export type Measured = { scores: QualityScores; overall: number; issues: QualityIssue[] };

/** What a fault in it costs an answer, by and large; they come to 100. */
const WEIGHTS: QualityScores = { clarity: 22, completeness: 24, structure: 14, safety: 16, testability: 16, economy: 8 };
const RANK: Readonly<Record<QualityIssue["severity"], number>> = { danger: 0, warning: 1, info: 2 };

/** Every criterion begins at 100 and loses what its faults take. The text alone decides: the same one always gets the same scores. */
export function measureQuality(content: PromptContent): Measured {
  const reading = readPrompt(content);
  const faults: Readonly<Record<Criterion, Fault[]>> = {
    clarity: checkClarity(reading),
    completeness: checkCompleteness(reading),
    structure: checkStructure(reading),
    safety: checkSafety(reading),
    testability: checkTestability(reading),
    economy: checkEconomy(reading),
  };
  const scores = scoresBy((criterion) => Math.max(0, 100 - faults[criterion].reduce((sum, { points }) => sum + points, 0)));
  const issues = CRITERIA.flatMap((criterion) => faults[criterion]).map(({ points: _points, ...issue }): QualityIssue => issue);
  return { scores, overall: overallOf(scores), issues: issues.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]) };
}

export function overallOf(scores: QualityScores): number {
  return Math.round(CRITERIA.reduce((sum, criterion) => sum + scores[criterion] * WEIGHTS[criterion], 0) / 100);
}

export function scoresBy(score: (criterion: Criterion) => number): QualityScores {
  return {
    clarity: score("clarity"),
    completeness: score("completeness"),
    structure: score("structure"),
    safety: score("safety"),
    testability: score("testability"),
    economy: score("economy"),
  };
}
