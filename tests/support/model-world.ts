import { createId } from "../../lib/platform/ids.ts";
import { jobCollection } from "../../lib/platform/jobs/job.store.ts";
import { RUN_PATH } from "../../lib/platform/jobs/publish-record.ts";
import { FEATURES } from "../../lib/risk/engine/features.ts";
import { replay } from "../../lib/risk/engine/replay.ts";
import { createRandom } from "../../lib/risk/model/random.ts";
import { generateMovements } from "../../lib/risk/sample/generate-movements.ts";
import { encodeRow } from "../../lib/risk/transactions/encode-row.ts";
import { transactionCollection } from "../../lib/risk/transactions/transaction.store.ts";
import type { TransactionRecord } from "../../lib/risk/transactions/transaction-record.ts";
import type { Harness } from "./harness.ts";
import { riskTransactionRow } from "./risk-transaction-rows.ts";

const DAY_MS = 86_400_000;

/** `harmlessAlarms` were looked at and found honest. */
export type Past = { seed: number; days: number; endsAt: number; rows?: number; harmlessAlarms?: number };

const FRAUD_SHARE = 0.05;

/**
 * Honest payments of a generated town as the judging path would have stored them. Some are made fraud of a kind the shipped model has
 * never met: just after another payment, in round amounts, by somebody who otherwise spends less and less.
 */
export function townRows(orgId: string, { seed, days, endsAt, rows = 1_200, harmlessAlarms = 40 }: Past): TransactionRecord[] {
  const startAt = endsAt - days * DAY_MS;
  const town = generateMovements({ seed, accounts: 60, payees: 80, days, startAt, pace: rows / 60 / days + 0.2 })
    .filter(({ movement, episode }) => episode === null && movement.at < endsAt)
    .slice(-rows);
  const { values, surprises } = replay(
    town.map(({ movement }) => ({ movement, isFraud: false })),
    { withLabels: false },
  );
  const random = createRandom(seed);
  return town.map(({ movement }, index) => {
    const at = new Date(movement.at);
    const features = values.slice(index * FEATURES.length, (index + 1) * FEATURES.length);
    const isFraud = random() < FRAUD_SHARE;
    if (isFraud || random() < 0.002) for (const [name, value] of SIGNS) features[FEATURES.indexOf(name)] = value + random() / 4;
    const isAlarm = isFraud || index % Math.floor(rows / harmlessAlarms) === 0;
    const label = isAlarm ? { isFraud, at, caseId: createId("riskCase") } : null;
    return riskTransactionRow(orgId, {
      ...{ at, receivedAt: at, label, caseId: label?.caseId ?? null, isCaseDue: false, weight: movement.amount },
      standing: label ? "released" : "passed",
      verdict: { row: encodeRow(features), surprise: surprises[index] ?? 0, decision: label ? "review" : "approve" },
    });
  });
}

const SIGNS: readonly (readonly [(typeof FEATURES)[number], number])[] = [
  ["payer_mean_shift", -2],
  ["payer_rest", 0],
  ["roundness", 4],
];

export async function insertRows(harness: Harness, rows: readonly TransactionRecord[]): Promise<void> {
  await harness.runtime.deps.db.collection(transactionCollection).insertMany([...rows]);
}

/** Every open job of this name of the organization, as the queue would deliver it; returns the answers' statuses. */
export async function deliverJobs(harness: Harness, orgId: string, name: string): Promise<number[]> {
  const open = { orgId, name, state: { $in: ["queued", "running"] } };
  const found = await harness.runtime.deps.db.collection(jobCollection).find(open).toArray();
  const statuses: number[] = [];
  for (const { _id } of found) statuses.push((await harness.signedCallback(RUN_PATH, { job: name, orgId, id: _id })).status);
  return statuses;
}
