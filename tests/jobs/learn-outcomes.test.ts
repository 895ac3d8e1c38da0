import { expect, test } from "vitest";
import { createProfile, LABEL, LABELS_IN, LABELS_OUT } from "../../lib/risk/engine/profile.ts";
import { learnOutcomes } from "../../lib/risk/models/learn-outcomes.ts";
import { transactionCollection } from "../../lib/risk/transactions/transaction.store.ts";
import type { TransactionRecord } from "../../lib/risk/transactions/transaction-record.ts";
import { createHarness } from "../support/harness.ts";
import { riskTransactionRow } from "../support/risk-transaction-rows.ts";

const DAY_MS = 86_400_000;
const harness = await createHarness({ environment: { QSTASH_URL: "http://127.0.0.1:9" } });
const { deps } = harness.runtime;
const transactions = deps.db.collection(transactionCollection);

/** What both accounts were told, by the decayed counts of a month. */
async function told(orgId: string, payerKey: string, payeeKey: string): Promise<{ payer: number; payee: number }> {
  const records = await deps.riskProfiles.findAll(orgId, [payerKey, payeeKey]);
  const statOf = (key: string, at: number): number => {
    const record = records.find(({ _id }) => _id === key);
    return record ? (createProfile(record.bytes).stats[at] ?? 0) : 0;
  };
  return { payer: statOf(payerKey, LABELS_OUT + LABEL.judged30), payee: statOf(payeeKey, LABELS_IN + LABEL.judged30) };
}

let accounts = 0;
async function closedCase(orgId: string, daysAgo: number, given: Partial<TransactionRecord> = {}): Promise<TransactionRecord> {
  accounts += 1;
  const at = new Date(deps.clock.now() - daysAgo * DAY_MS);
  const keys = { payerKey: `payer-${accounts}`, payeeKey: `payee-${accounts}` };
  const label = { isFraud: true, at: new Date(), caseId: "rcs_1" };
  const row = riskTransactionRow(orgId, { at, receivedAt: at, ...keys, label, isCaseDue: false, ...given });
  await transactions.insertOne(row);
  return row;
}

const isLearnt = async ({ _id }: TransactionRecord): Promise<boolean> => (await transactions.findOne({ _id }))?.isLabelLearnt === true;

test("both accounts are told an outcome once it is seven days old, and once only, however often the schedule runs and in how many processes", async () => {
  const { orgId } = await harness.createPerson();
  const [old, young] = [await closedCase(orgId, 8), await closedCase(orgId, 6.9)];
  await Promise.all([learnOutcomes(deps, 100), learnOutcomes(deps, 100), learnOutcomes(deps, 100)]);
  await learnOutcomes(deps, 100);
  expect(await told(orgId, old.payerKey, old.payeeKey)).toEqual({ payer: 1, payee: 1 });
  expect(await told(orgId, young.payerKey, young.payeeKey)).toEqual({ payer: 0, payee: 0 });
  expect([await isLearnt(old), await isLearnt(young)]).toEqual([true, false]);
});

test("a process that dies after the profiles and before the transaction's mark is followed by one that tells nobody twice", async () => {
  const { orgId } = await harness.createPerson();
  const one = await closedCase(orgId, 9);
  const dying = {
    ...deps,
    modelTransactions: { ...deps.modelTransactions, markLabelsLearnt: () => Promise.reject(new Error("The process ends here.")) },
  };
  await expect(learnOutcomes(dying, 100)).rejects.toThrow("ends here");
  expect(await told(orgId, one.payerKey, one.payeeKey)).toEqual({ payer: 1, payee: 1 });
  expect(await isLearnt(one)).toBe(false);
  await learnOutcomes(deps, 100);
  expect(await told(orgId, one.payerKey, one.payeeKey)).toEqual({ payer: 1, payee: 1 });
  expect(await isLearnt(one)).toBe(true);
});

test("one that dies between the two profiles leaves half, and the rest follows", async () => {
  const { orgId } = await harness.createPerson();
  const one = await closedCase(orgId, 9);
  const half = {
    ...deps,
    riskProfiles: {
      ...deps.riskProfiles,
      replaceAll: async (...[id, records]: Parameters<typeof deps.riskProfiles.replaceAll>) => {
        await deps.riskProfiles.replaceAll(id, records.slice(0, 1));
        throw new Error("The process ends here.");
      },
    },
  };
  await expect(learnOutcomes(half, 100)).rejects.toThrow("ends here");
  await learnOutcomes(deps, 100);
  expect(await told(orgId, one.payerKey, one.payeeKey)).toEqual({ payer: 1, payee: 1 });
});

test("a transaction whose own count is not in the profiles yet waits for it, and outcomes of one account in one batch are all counted", async () => {
  const { orgId } = await harness.createPerson();
  const uncounted = await closedCase(orgId, 9, { isObserved: false });
  const keys = { payerKey: "busy-payer", payeeKey: "busy-payee" };
  const at = new Date(deps.clock.now() - 10 * DAY_MS);
  for (let index = 0; index < 12; index += 1) await closedCase(orgId, 10, { ...keys, at });
  await learnOutcomes(deps, 100);
  expect(await told(orgId, uncounted.payerKey, uncounted.payeeKey)).toEqual({ payer: 0, payee: 0 });
  expect(await told(orgId, keys.payerKey, keys.payeeKey)).toEqual({ payer: 12, payee: 12 });
});
