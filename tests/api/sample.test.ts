import { expect, test } from "vitest";
import { promptCollection } from "../../lib/prompts/library/prompt.store.ts";
import { promptRunCollection } from "../../lib/prompts/runs/run.store.ts";
import { riskCaseCollection } from "../../lib/risk/cases/case.store.ts";
import { demoRunCollection } from "../../lib/risk/demo/demo-run.store.ts";
import { transactionCollection } from "../../lib/risk/transactions/transaction.store.ts";
import { seedSample } from "../../lib/runtime/seed-sample.ts";
import { createHarness } from "../support/harness.ts";

/** The first start of a deployment that shows itself: everybody who looks at Aegis for the first time meets this organization. */
const { runtime } = await createHarness();
const { db } = runtime.deps;
await seedSample(runtime);

const countPayments = () => db.collection(transactionCollection).countDocuments({});
const listPrompts = () => db.collection(promptCollection).find({ visibility: "organization" }).sort({ _id: 1 }).toArray();

test("the sample organization has judged payments and open cases, all of them generated", async () => {
  const [run] = await db.collection(demoRunCollection).find({}).toArray();
  expect(run).toMatchObject({ kind: "sample", state: "finished", position: await countPayments() });
  expect(await db.collection(transactionCollection).countDocuments({ "source.type": { $ne: "demo" } })).toBe(0);
  expect(await db.collection(riskCaseCollection).countDocuments({ state: "open" })).toBeGreaterThan(2);
});

test("it shares prompts of its own, one of them in production by the gate's own way", async () => {
  const [complaint, ...others] = await listPrompts();
  expect(others).toHaveLength(2);
  expect(complaint).toMatchObject({ latest: 3, runs: 3 });
  expect(complaint?.labels).toEqual(
    expect.arrayContaining([
      { name: "production", version: 2 },
      { name: "dev", version: 3 },
    ]),
  );
  expect(await db.collection(promptRunCollection).countDocuments({ isDemo: true })).toBe(3);
});

test("seeding again adds none of it", async () => {
  const payments = await countPayments();
  await seedSample(runtime);
  expect(await countPayments()).toBe(payments);
  expect(await listPrompts()).toHaveLength(3);
});
