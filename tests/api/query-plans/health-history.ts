import type { Document } from "mongodb";
import type { CheckRecord, DayRecord } from "../../../lib/ops/health/check.store.ts";
import type { IncidentRecord } from "../../../lib/ops/health/incident.store.ts";
import type { DeploymentRecord } from "../../../lib/platform/deployments/deployment.store.ts";
import { createId } from "../../../lib/platform/ids.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import type { SeededText } from "./seed-turns.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

export function healthHistoryStores(deps: AppDeps) {
  const { deploymentStore, incidents, healthChecks, heartbeats } = deps;
  return {
    createDeploymentStore: deploymentStore,
    createIncidentStore: incidents,
    createCheckStore: healthChecks,
    createHeartbeatStore: heartbeats,
  };
}

/** Every question they are ever asked. */
export async function askHealthHistory(
  { deploymentStore, incidents, healthChecks, heartbeats, db }: AppDeps,
  _owner: Owner,
): Promise<void> {
  const at = new Date();
  await deploymentStore.noteStart({ _id: "plans", version: "0.1.0", url: null, firstStartedAt: at });
  await deploymentStore.listNewest(5);
  const [opened, told] = [createId("incident"), createId("incident")];
  await incidents.insert({ ...toIncidentRow(opened, at), resolvedAt: null, openKey: "plans", alertKey: "plans" });
  await db.withTransaction((session) => incidents.insert({ ...toIncidentRow(told, at), resolvedAt: null }, session));
  await incidents.find(told);
  await incidents.findOpen("plans");
  await incidents.listSince(new Date(at.getTime() - 3_600_000), 50);
  for (const isOpen of [true, false]) for (const after of [null, { at, id: told }]) await incidents.list({ isOpen, after, limit: 20 });
  const update = { at, text: "plans" };
  await db.withTransaction((session) => incidents.tell(told, { ...update, state: "monitoring" }, 100, session));
  await incidents.tell(opened, { ...update, state: "resolved" }, 100);
  await heartbeats.beat(at, 5_000);
  await healthChecks.keep({ _id: at.toISOString(), at, states: { queue: "healthy" } });
  await healthChecks.findDay("2026-01-01:queue");
  await healthChecks.count(`${at.toISOString()}:queue`, { at, service: "queue", lastSlot: at, downMinutes: 0 }, "healthy");
  const since = new Date(at.getTime() - 3_600_000);
  await healthChecks.listChecks(since);
  await healthChecks.listDays(since);
}

export function healthHistoryPast({
  at,
}: {
  tenancy: Tenancy;
  text: SeededText;
  at(index: number): Date;
}): Record<string, (index: number) => Document> {
  return {
    deployments: (index): DeploymentRecord => ({ _id: `dpl_${index}`, version: "0.1.0", url: null, firstStartedAt: at(index) }),
    health_checks: (index): CheckRecord => ({ _id: `seeded ${index}`, at: at(index), states: { queue: "healthy" } }),
    health_days: (index): DayRecord => ({
      ...{ _id: `seeded ${index}`, at: at(index), service: "queue", checks: 1, healthy: 1, degraded: 0, down: 0 },
      ...{ downMinutes: 0, longestDownMinutes: 0, lastSlot: at(index) },
    }),
    incidents: (index): IncidentRecord => toIncidentRow(seededId("inc", index), at(index)),
  };
}

const toIncidentRow = (_id: string, at: Date): IncidentRecord => ({
  ...{ _id, at, title: "Seeded", services: ["queue"], severity: "minor", state: "resolved", alertKey: null, resolvedAt: at },
  updates: [{ at, state: "resolved", text: "Seeded." }],
});
