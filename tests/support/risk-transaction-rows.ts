import { hash } from "node:crypto";
import { createId } from "../../lib/platform/ids.ts";
import { FEATURES } from "../../lib/risk/engine/features.ts";
import { encodeRow } from "../../lib/risk/transactions/encode-row.ts";
import { placeOfTransaction } from "../../lib/risk/transactions/open-transaction.ts";
import { transactionCollection } from "../../lib/risk/transactions/transaction.store.ts";
import type { StoredVerdict, TransactionRecord } from "../../lib/risk/transactions/transaction-record.ts";
import type { Harness } from "./harness.ts";

type Given = Partial<Omit<TransactionRecord, "verdict" | "sealed">> & {
  from?: string;
  to?: string;
  description?: string;
  externalId?: string;
  verdict?: Partial<StoredVerdict>;
};

const VERDICT: StoredVerdict = {
  ...{ score: 0.86, probability: 0.86, level: "critical", decision: "block", isFlagged: true, rules: ["drain"], unjudged: [] },
  ...{ snoozed: [], marks: [], shadow: null },
  reasons: [
    { code: "balance", text: "100 % of the balance leaves at once; 4 % is usual.", value: 100, expected: 4, weight: 0.7 },
    {
      code: "payee_novelty",
      text: "80 % of the last week's payments went to payees new to this account.",
      value: 80,
      expected: 5,
      weight: 0.3,
    },
  ],
  ...{ rulesVersion: "default-1", modelVersion: "default-test", populationVersion: 0 },
  thresholds: { monitor: 0.3, review: 0.5, hold: 0.7, block: 0.8 },
  ...{
    row: encodeRow(new Float32Array(FEATURES.length)),
    surprise: 0,
    inputHash: "0".repeat(64),
    latency: { profile: 1, judge: 1, total: 2 },
    review: null,
  },
};

/** As it is stored, with nothing readable in it. */
export function riskTransactionRow(
  orgId: string,
  given: Omit<Given, "from" | "to" | "description" | "externalId"> = {},
): TransactionRecord {
  const { verdict, ...rest } = given;
  const _id = given._id ?? createId("riskTransaction");
  const now = new Date();
  return {
    ...{ _id, orgId, externalKey: keyOf(`ext-${_id}`), payerKey: keyOf("ACC-1"), payeeKey: keyOf("ACC-2"), sealed: "v1" },
    ...{ at: now, receivedAt: now, amountMinor: "1250000", currency: "USD", exponent: 2, network: null, weight: 12_500 },
    ...{ payerCountry: null, payeeCountry: null, category: null, contentHash: "0".repeat(64), analysisType: "comprehensive" },
    ...{ source: { type: "api", id: null }, submittedBy: { type: "system", id: "test" }, verdict: { ...VERDICT, ...verdict } },
    ...{ standing: "blocked", caseId: null, isCaseDue: true, isReviewDue: false, label: null, isLabelLearnt: false, isObserved: true },
    ...rest,
  };
}

/** One that was judged and whose case is still to be opened, unless said otherwise. Names are sealed as the submit path seals them. */
export async function insertRiskTransaction(harness: Harness, orgId: string, given: Given = {}): Promise<TransactionRecord> {
  const { db, cipher, clock } = harness.runtime.deps;
  const { from = "ACC-1", to = "ACC-2", description = null, externalId, ...rest } = given;
  const _id = given._id ?? createId("riskTransaction");
  const plain = { id: externalId ?? `ext-${_id}`, from, to, description };
  const now = new Date(clock.now());
  const sealed = (await cipher.forOrganization(orgId)).encrypt(placeOfTransaction(_id), JSON.stringify(plain));
  const keys = { externalKey: keyOf(plain.id), payerKey: keyOf(from), payeeKey: keyOf(to) };
  const record = { ...riskTransactionRow(orgId, { at: now, receivedAt: now, ...keys, ...rest, _id }), sealed };
  await db.collection(transactionCollection).insertOne(record);
  return record;
}

/** Looks like the token of a name, without the organization's key. */
const keyOf = (name: string): string => hash("sha256", name, "base64url").slice(0, 22);
