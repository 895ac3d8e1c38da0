import { expect, test } from "vitest";
import { decisionOf } from "../../../lib/risk/engine/decision-of.ts";
import { judge, remember } from "../../../lib/risk/engine/judge.ts";
import { createPopulation } from "../../../lib/risk/engine/population.ts";
import { createProfile, type Profile } from "../../../lib/risk/engine/profile.ts";
import { createTails } from "../../../lib/risk/engine/surprise.ts";
import { defaultModel } from "../../../lib/risk/model/default-model.ts";
import { shippedPolicy } from "../../../lib/risk/policy/shipped-policy.ts";
import { chooseGrey } from "../../../lib/risk/reviews/grey-band.ts";
import { reviewTransaction } from "../../../lib/risk/reviews/review-transaction.ts";
import { generateMovements } from "../../../lib/risk/sample/generate-movements.ts";
import { placeOfTransaction } from "../../../lib/risk/transactions/open-transaction.ts";
import { transactionCollection } from "../../../lib/risk/transactions/transaction.store.ts";
import type { StoredVerdict, TransactionRecord } from "../../../lib/risk/transactions/transaction-record.ts";
import { createUnmeteredAccess } from "../../support/fakes/unmetered-access.ts";
import { createReviewWorld } from "../../support/review-world.ts";

const world = await createReviewWorld();
const { deps, harness, contextOf } = world;
// Fifty reviews are about the share here, not about what each costs.
deps.modelAccess = createUnmeteredAccess(deps.router);
const THRESHOLDS = shippedPolicy(defaultModel()).thresholds;

/** What the engine says of the first payments of a generated town, in their order. */
function judgeTown(count: number): Pick<StoredVerdict, "score" | "probability" | "decision">[] {
  const profiles = new Map<number, Profile>();
  const of = (hash: number): Profile => profiles.get(hash) ?? profiles.set(hash, createProfile()).get(hash) ?? createProfile();
  const [population, tails, policy] = [createPopulation(), createTails(), shippedPolicy(defaultModel())];
  const town = generateMovements({ seed: 5, accounts: 300, payees: 300, days: 20, startAt: Date.UTC(2026, 0, 1), pace: 4 });
  return town.slice(0, count).map(({ movement }) => {
    const known = { payer: of(movement.payer), payee: of(movement.payee), population, tails };
    const verdict = judge(movement, known, policy);
    remember(movement, known, verdict);
    return verdict;
  });
}

/** Every one on its own, so that the batch does not limit what the band lets in. */
async function store(orgId: string, verdicts: readonly Pick<StoredVerdict, "score" | "probability" | "decision">[]): Promise<string[]> {
  const model = await world.insert(orgId, { score: 0.1, decision: "approve" }, { isReviewDue: false });
  const cipher = await deps.cipher.forOrganization(orgId);
  const names = JSON.stringify({ id: "p", from: "a", to: "b", description: null, location: null });
  const records = verdicts.map((verdict, index): TransactionRecord => {
    const judged = { ...model.verdict, ...verdict, thresholds: THRESHOLDS };
    const isReviewDue = chooseGrey([judged], { isOn: true, width: 0.1, share: 0.01 }).length === 1;
    const _id = `${model._id}-${index}`;
    return {
      ...model,
      _id,
      externalKey: `key-${index}`,
      sealed: cipher.encrypt(placeOfTransaction(_id), names),
      verdict: judged,
      isReviewDue,
    };
  });
  await deps.db.collection(transactionCollection).insertMany(records);
  return records.flatMap(({ _id, isReviewDue }) => (isReviewDue ? [_id] : []));
}

test("of 5,000 generated transactions, models are asked about 50 at most, and the band learnt from them lets in no more", async () => {
  const { orgId } = await harness.createPerson();
  const verdicts = judgeTown(5_000);
  expect(verdicts).toHaveLength(5_000);
  const due = await store(orgId, verdicts);
  expect(due.length).toBeGreaterThan(50);
  const ctx = contextOf(orgId);
  const outcomes: string[] = [];
  for (const id of due) outcomes.push(await reviewTransaction(ctx, id));
  expect(outcomes.filter((outcome) => outcome !== "no_credit")).toHaveLength(50);
  expect(world.asked()).toBe(50 * 3);
  const { width } = (await deps.riskReviewStates.find(orgId)) ?? {};
  const newest = await deps.reviewedTransactions.listNewestVerdicts(orgId, { limit: 2_000 });
  expect(chooseEach(newest, width ?? 1)).toBeLessThanOrEqual(20);
});

const chooseEach = (verdicts: Parameters<typeof chooseGrey>[0], width: number): number =>
  verdicts.filter((verdict) => chooseGrey([verdict], { isOn: true, width, share: 0.01 }).length > 0).length;

test("reviews at the same moment take no more of the credit than there is", async () => {
  const { orgId } = await harness.createPerson();
  await world.grantCredit(orgId, { credit: 3 });
  const score = 0.695;
  const records = await Promise.all(
    Array.from({ length: 12 }, () => world.insert(orgId, { score, decision: decisionOf(score, THRESHOLDS) })),
  );
  const before = world.asked();
  const outcomes = await Promise.all(records.map(({ _id }) => reviewTransaction(contextOf(orgId), _id)));
  expect(outcomes.filter((outcome) => outcome !== "no_credit").length).toBeLessThanOrEqual(3);
  expect(world.asked() - before).toBeLessThanOrEqual(9);
  expect((await deps.riskReviewStates.find(orgId))?.credit).toBeGreaterThanOrEqual(0);
});
