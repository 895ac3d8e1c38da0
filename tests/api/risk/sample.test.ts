import { expect, test } from "vitest";
import { riskCaseCollection } from "../../../lib/risk/cases/case.store.ts";
import { demoRunCollection } from "../../../lib/risk/demo/demo-run.store.ts";
import { transactionCollection } from "../../../lib/risk/transactions/transaction.store.ts";
import { seedSample } from "../../../lib/runtime/seed-sample.ts";
import { createHarness } from "../../support/harness.ts";

test("the sample organization has judged payments and open cases at its first start, all of them generated, and seeding again adds none", async () => {
  const harness = await createHarness();
  const { db } = harness.runtime.deps;
  await seedSample(harness.runtime);
  const [run] = await db.collection(demoRunCollection).find({}).toArray();
  const count = () => db.collection(transactionCollection).countDocuments({});
  const seeded = await count();
  expect(run).toMatchObject({ kind: "sample", state: "finished", position: seeded });
  expect(await db.collection(transactionCollection).countDocuments({ "source.type": { $ne: "demo" } })).toBe(0);
  expect(await db.collection(riskCaseCollection).countDocuments({ state: "open" })).toBeGreaterThan(2);
  await seedSample(harness.runtime);
  expect(await count()).toBe(seeded);
});
