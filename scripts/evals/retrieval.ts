import { parseArgs } from "node:util";
import { createEmbeddedModel } from "../../lib/knowledge/embedding/embedded-model.ts";
import { ANSWERS_MIN, HELPS_MIN, SURE_MIN, WEIGHTS } from "../../lib/knowledge/retrieval/rerank.ts";
import { buildWorld, type Case } from "./retrieval/build-world.ts";
import { MODES, measure, ofKind } from "./retrieval/measure.ts";
import { measureRefusals } from "./retrieval/measure-refusals.ts";
import { tune } from "./retrieval/tune.ts";

/**
 * `pnpm eval:retrieval`: how well passages are found, by meaning, by words, by both, and re-ranked. Weights are tuned on one half of the
 * documents (`--tune` prints them) and measured on the other.
 */
const { values } = parseArgs({ options: { tune: { type: "boolean", default: false } } });
const model = createEmbeddedModel();
try {
  const world = await buildWorld(model);
  const cases = await Promise.all(world.questions.map((question) => world.caseOf(question)));
  const { development = [], test = [] } = Object.groupBy(cases, ({ question }) => question.part);
  if (values.tune) {
    const alone = await Promise.all(development.map(({ question }) => world.caseOf(question, question.document)));
    const weights = tune([...development, ...alone]);
    console.log(weights);
    print("development", development, weights);
    print("test", test, weights);
  }
  print("development", development);
  print("test", test);
  for (const kind of ["paraphrase", "mixed", "exact"] as const) print(`test, ${kind}`, ofKind(test, kind));
  for (const part of ["development", "test"] as const)
    for (const least of [HELPS_MIN, ANSWERS_MIN, SURE_MIN]) {
      const { answered, refused } = await measureRefusals(world, part, least);
      console.log(
        `${part}: at ${least}, answered of what its file says ${percent(answered)}, of what another file says ${percent(refused)} refused`,
      );
    }
} finally {
  model.close();
}

function print(name: string, of: readonly Case[], weights = WEIGHTS): void {
  console.log(`${name} (${of.length} questions)`);
  for (const mode of MODES) {
    const { recallAt5, ndcgAt10 } = measure(of, mode, weights);
    console.log(`  ${mode.padEnd(18)} recall@5 ${percent(recallAt5)}   nDCG@10 ${ndcgAt10.toFixed(3)}`);
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
