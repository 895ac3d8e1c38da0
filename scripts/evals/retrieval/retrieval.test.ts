import { afterAll, expect, test } from "vitest";
import { createEmbeddedModel } from "../../../lib/knowledge/embedding/embedded-model.ts";
import { buildWorld } from "./build-world.ts";
import { measure } from "./measure.ts";

const model = createEmbeddedModel();
afterAll(() => model.close());

test("re-ranked hybrid search finds at least ten of a hundred passages more than vectors alone, on documents nothing was tuned on", async () => {
  const world = await buildWorld(model);
  expect(world.passages.length).toBeGreaterThanOrEqual(120);
  expect(world.questions.length).toBeGreaterThanOrEqual(200);
  for (const { gold } of world.questions) for (const key of gold) expect(world.passages.map((passage) => passage.key)).toContain(key);
  const unseen = world.questions.filter(({ part }) => part === "test");
  const cases = await Promise.all(unseen.map((question) => world.caseOf(question)));
  const [vector, hybrid, whole] = [measure(cases, "vector"), measure(cases, "hybrid"), measure(cases, "hybrid + re-rank")];
  expect(whole.recallAt5).toBeGreaterThanOrEqual(vector.recallAt5 + 0.1);
  expect(whole.recallAt5).toBeGreaterThanOrEqual(0.82);
  expect(whole.ndcgAt10).toBeGreaterThan(hybrid.ndcgAt10);
}, 120_000);
