import type { Document } from "mongodb";
import { createReplaySums } from "../../../lib/risk/rules/replay/replay-sums.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

type Stores = Pick<AppDeps, "ruleSetStore" | "ruleReplays" | "replayRows" | "listEntries" | "riskSnoozes" | "snoozedTransactions" | "db">;

export function riskRuleStores(deps: Omit<Stores, "db">) {
  return {
    createRuleSetStore: deps.ruleSetStore,
    createRuleReplayStore: deps.ruleReplays,
    createReplayRowStore: deps.replayRows,
    createListEntryStore: deps.listEntries,
    createSnoozeStore: deps.riskSnoozes,
    createSnoozedTransactionStore: deps.snoozedTransactions,
  };
}

/** Every question rules, lists and snoozes ever ask. */
export async function askRiskRules(deps: Stores, { orgId }: Owner): Promise<void> {
  const { ruleSetStore, ruleReplays, replayRows, listEntries, riskSnoozes, snoozedTransactions, db } = deps;
  const now = new Date();
  const position = { at: now, id: "none" };
  await ruleSetStore.find(orgId, "rrs_none");
  await ruleSetStore.findByVersion(orgId, 1);
  await ruleSetStore.findLast(orgId);
  await ruleSetStore.listPlaced(orgId);
  for (const beforeVersion of [null, 5]) await ruleSetStore.list(orgId, { beforeVersion, limit: 5 });
  await ruleReplays.find(orgId, "rrs_none");
  await ruleReplays.report({ _id: "rrs_none", orgId, run: 1 }, { state: "cancelled" });
  await replayRows.find(orgId, "rtx_none");
  await replayRows.count(orgId, 100);
  await replayRows.listShadowed(orgId, now, 5);
  for (const after of [null, position]) {
    await replayRows.list(orgId, { after, limit: 5 });
    await listEntries.list(orgId, "watch", { after, limit: 5 });
    for (const accountKey of [null, "key-1"]) await riskSnoozes.list(orgId, accountKey, { after, limit: 5 });
  }
  await listEntries.find(orgId, "rle_none");
  await listEntries.listOfAccount(orgId, "key-1");
  await listEntries.listOfKeys(orgId, "watch", "account", ["key-1", "key-2"]);
  await listEntries.listMarks(orgId);
  await listEntries.count(orgId);
  await listEntries.findLastChange(orgId);
  await riskSnoozes.find(orgId, "rsz_none");
  await riskSnoozes.listOpen(orgId, now);
  await riskSnoozes.countOpen(orgId, now);
  await snoozedTransactions.count(orgId, snoozeRow(orgId, 0));
  await db.withTransaction(async (session) => {
    const change = { to: "retired" as const, at: now, by: "usr_none", note: null };
    await ruleSetStore.insert(ruleSetRow("org_nobody", 1), session);
    await ruleSetStore.move("org_nobody", { id: "rrs_none", from: "draft", to: "retired" }, change, session);
    await ruleReplays.start({ ...replayRow("org_nobody", 1), _id: "rrs_plans" }, session);
    await listEntries.put([{ ...entryRow("org_nobody", 1), _id: "rle_plans" }], session);
    await listEntries.remove("org_nobody", "rle_none", now, session);
    await riskSnoozes.insert({ ...snoozeRow("org_nobody", 1), _id: "rsz_plans" }, session);
    await riskSnoozes.closeElapsed("org_nobody", "key-1", "burst", now, session);
    await riskSnoozes.end("org_nobody", "rsz_none", "usr_none", now, session);
  });
}

const AT = new Date(Date.UTC(2026, 0, 1));

const ruleSetRow = (orgId: string, index: number) => ({
  ...{ _id: seededId("rrs", index), orgId, version: index + 1, rules: [], note: null, basedOn: 0, state: "retired" as const, place: null },
  ...{ wasLive: false, changes: [], createdAt: AT, createdBy: "usr_none" },
});
const replayRow = (orgId: string, index: number) => ({
  ...{ _id: seededId("rrs", index), orgId, version: index + 1, run: 1, state: "done" as const, total: 0, after: null },
  ...{ sums: createReplaySums(), startedAt: AT, finishedAt: AT, by: "usr_none", reason: null },
});
const entryRow = (orgId: string, index: number) => ({
  ...{
    _id: seededId("rle", index),
    orgId,
    list: "watch" as const,
    subject: "account" as const,
    key: `key-${index}`,
    demoKey: `demo-${index}`,
  },
  ...{ side: "any" as const, name: null, reason: "v1", source: "paste" as const, isExcluded: false, expiresAt: null, removedAt: null },
  ...{ at: AT, by: "usr_none", changedAt: AT },
});
const snoozeRow = (orgId: string, index: number) => ({
  ...{ _id: seededId("rsz", index), orgId, accountKey: `key-${index}`, rule: "burst", until: AT, reason: "v1", at: AT, by: "usr_none" },
  ...{ isOpen: false, endedAt: AT, endedBy: null },
});

export function riskRulePast({ tenancy }: { tenancy: Tenancy }): Record<string, (index: number) => Document> {
  const of = (index: number): string => tenancy.of(index).orgId;
  return {
    risk_rule_sets: (index) => ruleSetRow(of(index), index),
    risk_rule_replays: (index) => replayRow(of(index), index),
    risk_lists: (index) => entryRow(of(index), index),
    risk_snoozes: (index) => snoozeRow(of(index), index),
  };
}
