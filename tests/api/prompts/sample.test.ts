import { expect, test } from "vitest";
import { promptCollection } from "../../../lib/prompts/library/prompt.store.ts";
import { promptRunCollection } from "../../../lib/prompts/runs/run.store.ts";
import { seedShippedPrompts } from "../../../lib/prompts/shipped/seed-shipped.ts";
import { seedSample } from "../../../lib/runtime/seed-sample.ts";
import { createHarness } from "../../support/harness.ts";

test("the sample organization shares prompts of its own, one of them in production by the gate's own way, and seeding again adds none", async () => {
  const { runtime } = await createHarness();
  await seedShippedPrompts(runtime.deps);
  await seedSample(runtime);
  const own = () => runtime.deps.db.collection(promptCollection).find({ visibility: "organization" }).sort({ _id: 1 }).toArray();
  const [complaint, ...others] = await own();
  expect(others).toHaveLength(2);
  expect(complaint).toMatchObject({ latest: 3, runs: 3 });
  expect(complaint?.labels).toEqual(
    expect.arrayContaining([
      { name: "production", version: 2 },
      { name: "dev", version: 3 },
    ]),
  );
  expect(await runtime.deps.db.collection(promptRunCollection).countDocuments({ isDemo: true })).toBe(3);
  await seedSample(runtime);
  expect(await own()).toHaveLength(3);
});
