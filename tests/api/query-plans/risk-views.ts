import type { Document } from "mongodb";
import { NO_FIGURES } from "../../../lib/risk/monitors/count-days.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

type Views = Pick<AppDeps, "riskMonitorDays" | "riskMonitorCursors" | "riskTransactionReads">;

export function riskViewStores({ riskMonitorDays, riskMonitorCursors, riskTransactionReads }: Views) {
  return {
    createMonitorDayStore: riskMonitorDays,
    createMonitorCursorStore: riskMonitorCursors,
    createTransactionReadStore: riskTransactionReads,
  };
}

/** Every question live feed, accounts, impact and monitors ever ask of the stores of their own. */
export async function askRiskViews(deps: Views & Pick<AppDeps, "db">, { orgId }: Owner): Promise<void> {
  const { db, riskMonitorDays, riskMonitorCursors, riskTransactionReads } = deps;
  const until = new Date();
  const since = new Date(until.getTime() - 86_400_000);
  const place = { receivedAt: since, transactionId: "rtx_none" };
  for (const after of [null, place]) await riskTransactionReads.listArrivals(orgId, after, { until, limit: 50 });
  for (const direction of ["out", "in"] as const)
    await riskTransactionReads.listLegs(orgId, { accountKey: "key-1", direction, from: since, until, limit: 50 });
  await riskTransactionReads.listStanding(orgId, { standing: "blocked", since, until }, 50);
  await riskTransactionReads.listGenerated(orgId, since, 50);
  await riskTransactionReads.countStanding(orgId, "blocked", 50);
  const day = { day: "2026-01-01", dimension: "rule", value: "drain", figures: NO_FIGURES } as const;
  await riskMonitorDays.list(orgId, { dimension: "rule", from: "2026-01-01", until: "2026-01-02" });
  await riskMonitorCursors.find(orgId);
  await db.withTransaction(async (session) => {
    await riskMonitorCursors.move("org_nobody", null, place, session);
    await riskMonitorCursors.move("org_nobody", place, { ...place, transactionId: "rtx_next" }, session);
    await riskMonitorDays.add(orgId, [day], session);
  });
}

export function riskViewPast({ tenancy }: { tenancy: Tenancy }): Record<string, (index: number) => Document> {
  return {
    risk_monitor_days: (index) => {
      const day = new Date(Date.UTC(2025, 0, 1) + Math.floor(index / 40) * 86_400_000).toISOString().slice(0, 10);
      const value = `rule_${index % 40}`;
      return { _id: seededId("rmd", index), orgId: tenancy.of(index).orgId, day, dimension: "rule", value, figures: NO_FIGURES };
    },
    risk_monitor_cursors: (index) => {
      const _id = seededId("org", index);
      return { _id, orgId: _id, receivedAt: new Date(0), transactionId: seededId("rtx", index) };
    },
  };
}
