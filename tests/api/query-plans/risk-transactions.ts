import type { Document } from "mongodb";
import { PROFILE_BYTES } from "../../../lib/risk/engine/profile.ts";
import { placeOfTransaction } from "../../../lib/risk/transactions/open-transaction.ts";
import type { TransactionSelection } from "../../../lib/risk/transactions/transaction.store.ts";
import type { TransactionRecord } from "../../../lib/risk/transactions/transaction-record.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { riskTransactionRow } from "../../support/risk-transaction-rows.ts";
import type { SeededText } from "./seed-turns.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

type Submit = Pick<AppDeps, "riskTransactions" | "riskProfiles" | "riskPopulationStore">;

export function riskTransactionStores({ riskTransactions, riskProfiles, riskPopulationStore }: Submit) {
  return { createTransactionStore: riskTransactions, createProfileStore: riskProfiles, createPopulationStore: riskPopulationStore };
}

const SELECTIONS: readonly TransactionSelection[] = [
  {},
  { standing: "blocked" },
  { level: "critical" },
  { decision: "hold" },
  { source: "csv" },
  { account: "key-7" },
  { since: new Date(0) },
];

/** Every question the submit path, its sweep and its lists ever ask. */
export async function askRiskTransactions(deps: Submit, { orgId }: Owner): Promise<void> {
  const { riskTransactions, riskProfiles, riskPopulationStore } = deps;
  const now = new Date();
  const record = riskTransactionRow(orgId, { _id: "rtx_plans", externalKey: "plans", at: now, receivedAt: now, isObserved: false });
  for (const _ of ["new", "known"]) await riskTransactions.insertMissing([record]);
  await riskTransactions.findByKeys(orgId, [record.externalKey, "none"]);
  await riskTransactions.find(orgId, record._id);
  await riskTransactions.findAll(orgId, [record._id, "rtx_none"]);
  await riskTransactions.listUnobserved(new Date(now.getTime() + 1), 10);
  for (const mark of ["isObserved", "isLabelLearnt"] as const) await riskTransactions.listDoneOf(orgId, [record._id], mark);
  await riskTransactions.markObserved(orgId, [record._id]);
  for (const selection of SELECTIONS)
    for (const after of [null, { at: now, id: record._id }]) await riskTransactions.list(orgId, selection, { after, limit: 20 });
  for (const realm of ["live", "demo"] as const)
    for (const after of [null, { receivedAt: new Date(0), id: "rtx_none" }])
      await riskTransactions.listReceived(orgId, realm, { after, until: now, limit: 20 });
  const profile = { orgId, realm: "live" as const, bytes: new Uint8Array(PROFILE_BYTES), unconfirmed: [] };
  for (const version of [1, 2]) await riskProfiles.replaceAll(orgId, [{ ...profile, _id: "plans", version }]);
  await riskProfiles.find(orgId, "plans");
  await riskProfiles.findAll(orgId, ["plans", "none"]);
  const until = { receivedAt: now, id: record._id };
  const snapshot = { _id: `${orgId}:live:999999`, orgId, realm: "live" as const, version: 999_999, bytes: new Uint8Array(8) };
  await riskPopulationStore.insert({ ...snapshot, count: 1, until, at: now });
  await riskPopulationStore.findNewest(orgId, "live");
  await riskPopulationStore.find(orgId, "live", 999_999);
}

type Past = { tenancy: Tenancy; text: SeededText; at(index: number): Date };
const DECISIONS = ["approve", "monitor", "review", "hold", "block"] as const;
const LEVELS = ["minimal", "low", "medium", "high", "critical"] as const;
const STANDINGS = ["passed", "passed", "flagged", "quarantined", "blocked"] as const;

/** One in ten stands out; some accounts are in many. */
export function riskTransactionPast({ tenancy, text, at }: Past): Record<string, (index: number) => Document> {
  return {
    risk_transactions: (index): TransactionRecord => {
      const step = index % 10 === 9 ? Math.floor(index / 10) % 5 : 0;
      const [decision, level, standing] = [DECISIONS[step] ?? "approve", LEVELS[step] ?? "minimal", STANDINGS[step] ?? "passed"];
      const ids = {
        _id: seededId("rtx", index),
        externalKey: `seeded-${index}`,
        payerKey: `key-${index % 400}`,
        payeeKey: `key-${index % 333}`,
      };
      const source = {
        type: index % 50 === 0 ? ("csv" as const) : ("api" as const),
        id: index % 50 === 0 ? seededId("rim", index % 400) : null,
      };
      const times = { at: at(index), receivedAt: at(index) };
      const row = riskTransactionRow(tenancy.of(index).orgId, {
        ...ids,
        ...times,
        source,
        standing,
        isCaseDue: false,
        isLabelLearnt: false,
      });
      const plain = { id: ids.externalKey, from: ids.payerKey, to: ids.payeeKey, description: null, location: null };
      const sealed = text?.encrypt(placeOfTransaction(row._id), JSON.stringify(plain)) ?? row.sealed;
      return { ...row, sealed, verdict: { ...row.verdict, decision, level } };
    },
    risk_profiles: (index) => {
      const bytes = Buffer.alloc(PROFILE_BYTES);
      return { _id: `seeded-${index}`, orgId: tenancy.of(index).orgId, realm: "live", bytes, version: 1, unconfirmed: [] };
    },
    risk_populations: (index) => {
      const { orgId } = tenancy.of(index);
      const until = { receivedAt: at(index), id: seededId("rtx", index) };
      const _id = `${orgId}:live:${index + 1}`;
      return { _id, orgId, realm: "live", version: index + 1, bytes: Buffer.alloc(64), count: index, until, at: at(index) };
    },
  };
}
