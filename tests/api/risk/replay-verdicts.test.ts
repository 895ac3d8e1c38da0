import { expect, test } from "vitest";
import { foldPopulation } from "../../../lib/risk/populations/fold-population.ts";
import { generateMovements } from "../../../lib/risk/sample/generate-movements.ts";
import { analyzeTransactions } from "../../../lib/risk/transactions/analyze-transactions.ts";
import { decodeRow, encodeRow } from "../../../lib/risk/transactions/encode-row.ts";
import { replayVerdict } from "../../../lib/risk/transactions/replay-verdict.ts";
import type { StoredVerdict, TransactionRecord } from "../../../lib/risk/transactions/transaction-record.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { NO_QUEUE } from "../../support/conversation.ts";
import { createHarness } from "../../support/harness.ts";
import { inputOf, inputOfGenerated, judgeOf, SUBMITTED } from "../../support/risk-submissions.ts";

const ROWS = 2_000;
const SLICE = 500;

const clock = createAdjustableClock();
const harness = await createHarness({ environment: NO_QUEUE, overrides: { clock } });
const { deps } = harness.runtime;

/** Once and for all tests: a town through the submit path, its population folded in between. */
async function judgeTown(): Promise<TransactionRecord[]> {
  const { orgId } = await harness.createPerson();
  const town = generateMovements({ seed: 31, accounts: 60, payees: 80, days: 40, startAt: Date.UTC(2026, 0, 1), pace: 3 }).slice(0, ROWS);
  const ctx = judgeOf(harness, orgId);
  const records: TransactionRecord[] = [];
  for (let from = 0; from < ROWS; from += SLICE) {
    const inputs = town.slice(from, from + SLICE).map((generated, index) => inputOfGenerated(generated, `t-${from + index}`));
    const outcomes = await analyzeTransactions(ctx, inputs, SUBMITTED);
    for (const outcome of outcomes) if (outcome.type === "judged") records.push(outcome.record);
    clock.advance(5_000);
    await foldPopulation(ctx, "live");
  }
  return deps.riskTransactions.findAll(
    orgId,
    records.map(({ _id }) => _id),
  );
}
const judged = await judgeTown();

test("every stored verdict of a town says the same again bit for bit, beside the snapshot it was made with", async () => {
  expect(judged).toHaveLength(ROWS);
  expect(new Set(judged.map(({ verdict }) => verdict.populationVersion)).size).toBe(4);
  expect(judged.filter(({ verdict }) => verdict.reasons.length > 0).length).toBeGreaterThan(20);
  const replayed = await Promise.all(judged.map((record) => replayVerdict(deps, record)));
  expect(replayed.filter(({ type }) => type !== "same")).toEqual([]);
});

const flagged = judged.find(({ verdict }) => verdict.reasons.length > 1);
const tampered = (changes: Partial<StoredVerdict>): TransactionRecord => {
  if (!flagged) throw new Error("Nothing stood out.");
  return { ...flagged, verdict: { ...flagged.verdict, ...changes } };
};

test("whatever of a stored verdict is changed afterwards is told by its name", async () => {
  if (!flagged) throw new Error("Nothing stood out.");
  const row = decodeRow(flagged.verdict.row);
  row[0] = (row[0] ?? 0) + 1e-6;
  const changes: Partial<StoredVerdict>[] = [
    { row: encodeRow(row) },
    { row: "AAAA" },
    { score: flagged.verdict.score - Number.EPSILON },
    { decision: "approve" },
    { reasons: flagged.verdict.reasons.slice(1) },
    { thresholds: { ...flagged.verdict.thresholds, block: 0.95 } },
    { populationVersion: flagged.verdict.populationVersion === 0 ? 1 : 0 },
    { inputHash: "0".repeat(64) },
  ];
  for (const change of changes) {
    const replayed = await replayVerdict(deps, tampered(change));
    expect(replayed, Object.keys(change).join()).toMatchObject({ type: "differs" });
  }
  expect(await replayVerdict(deps, { ...tampered({}), weight: 1 })).toEqual({ type: "differs", fields: ["inputHash"] });
  expect(await replayVerdict(deps, tampered({ modelVersion: "m9-gone" }))).toEqual({ type: "gone", what: "model m9-gone" });
  expect(await replayVerdict(deps, tampered({ populationVersion: 99 }))).toEqual({ type: "gone", what: "population 99" });
});

test("a decision that models have moved is replayed as the engine's own", async () => {
  if (!flagged) throw new Error("Nothing stood out.");
  const review = { id: "rrv_1", from: flagged.verdict.decision, decision: "block" as const, at: new Date() };
  expect(await replayVerdict(deps, tampered({ decision: "block", review }))).toEqual({ type: "same" });
  expect(await replayVerdict(deps, tampered({ decision: "approve", review }))).toEqual({ type: "differs", fields: ["decision"] });
});

test("where the organization's own policy cannot be read nothing passes by itself, it says why, and it replays", async () => {
  const { orgId } = await harness.createPerson();
  const { forOrganization } = deps.riskPolicies;
  deps.riskPolicies.forOrganization = () => Promise.reject(new Error("The model is not readable."));
  const inputs = [inputOf({ id: "usual" }), inputOf({ id: "huge", from: "x", to: "y", amount: 5_000_000 })];
  const outcomes = await analyzeTransactions(judgeOf(harness, orgId), inputs, SUBMITTED);
  deps.riskPolicies.forOrganization = forOrganization;
  const records = outcomes.flatMap((outcome) => (outcome.type === "judged" ? [outcome.record] : []));
  expect(records.map(({ verdict }) => verdict.decision)).toEqual(["review", "block"]);
  expect(records[0]?.verdict.reasons[0]).toMatchObject({ code: "policy_unavailable" });
  expect(records[0]).toMatchObject({ standing: "flagged" });
  for (const record of records) expect(await replayVerdict(deps, record)).toEqual({ type: "same" });
});
