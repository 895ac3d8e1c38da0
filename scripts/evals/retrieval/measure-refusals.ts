import { rerank } from "../../../lib/knowledge/retrieval/rerank.ts";
import type { World } from "./build-world.ts";

/** Each question put to its own file, which answers it, and to the next one, which does not: shares of what is decided rightly. */
export async function measureRefusals(
  world: World,
  part: "development" | "test",
  least: number,
): Promise<{ answered: number; refused: number }> {
  const questions = world.questions.filter((question) => question.part === part);
  const documents = [...new Set(questions.map(({ document }) => document))];
  let answered = 0;
  let refused = 0;
  for (const question of questions) {
    const other = documents[(documents.indexOf(question.document) + 1) % documents.length] ?? "";
    if ((await bestScore(world, question, question.document)) >= least) answered += 1;
    if ((await bestScore(world, question, other)) < least) refused += 1;
  }
  return { answered: answered / questions.length, refused: refused / questions.length };
}

async function bestScore(world: World, question: Parameters<World["caseOf"]>[0], document: string): Promise<number> {
  const { asked, candidates } = await world.caseOf(question, document);
  return Math.max(
    0,
    ...rerank(asked, candidates)
      .slice(0, 6)
      .map(({ score }) => score),
  );
}
