import { z } from "zod";
import { CATEGORIES, type Category } from "../schema.ts";

/** Which of the judged texts a finding points into. */
export const PLACES = ["prompt", "context", "response"] as const;

/** `weight`: how unsafe, 0–1. `start` and `end`: UTF-16 offsets into the text that `where` names. `check`: which check says so; model judges say "judge". */
export const findingSchema = z.object({
  category: z.enum(CATEGORIES),
  check: z.string().min(1).max(60),
  code: z.string().min(1).max(80),
  reason: z.string().min(1).max(300),
  where: z.enum(PLACES),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  weight: z.number().min(0).max(1),
});
export type Finding = z.infer<typeof findingSchema>;

/** Safety per category: 1 means nothing was found, null means it could not be judged (claims need a context). */
export type CategoryScores = Readonly<Record<Category, number | null>>;

/**
 * `instructions`: the system prompt the answer was made under; `canary`: a word in it that no answer may contain. `known`: what whoever
 * reads the answer has said before or may read anyway; data and keys that stand in it are no news, nor is its context confidential then.
 */
export type AnswerToJudge = {
  readonly prompt: string;
  readonly response: string;
  readonly context: string | null;
  readonly instructions?: string;
  readonly canary?: string;
  readonly known?: string;
};

/** `safetyScore` is the lowest judged score. */
export type AnswerFindings = {
  readonly safetyScore: number;
  readonly scores: CategoryScores;
  readonly findings: readonly Finding[];
  readonly checksVersion: string;
};
