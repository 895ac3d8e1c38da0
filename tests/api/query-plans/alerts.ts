import type { Document } from "mongodb";
import type { AlertRecord } from "../../../lib/ops/alerts/alert.store.ts";
import type { SilenceRecord } from "../../../lib/ops/alerts/silence.store.ts";
import { createId } from "../../../lib/platform/ids.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import type { SeededText } from "./seed-turns.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

export function alertStores({ alerts, alertSilences, operationMarks }: AppDeps) {
  return { createAlertStore: alerts, createSilenceStore: alertSilences, createMarkStore: operationMarks };
}

const HOUR_MS = 3_600_000;

/** Every question they are ever asked. */
export async function askAlert(deps: AppDeps, _owner: Owner): Promise<void> {
  const { alerts, alertSilences, operationMarks, db } = deps;
  const now = new Date();
  const [open, silence] = [createId("alert"), createId("alertSilence")];
  await db.withTransaction(async (session) => {
    await alerts.insert({ ...toAlertRow(open, now), subject: "plans", isOpen: true, state: "firing", resolvedAt: null }, session);
    await alertSilences.insert({ ...toSilenceRow(silence, now), until: new Date(now.getTime() + HOUR_MS) }, session);
  });
  await alerts.find(open);
  await alerts.listStanding(new Date(now.getTime() - HOUR_MS));
  for (const isOpen of [true, false]) for (const after of [null, open]) await alerts.list(isOpen, { after, limit: 5 });
  await alertSilences.find(silence);
  await alertSilences.listActive(now);
  await db.withTransaction(async (session) => {
    await alerts.change(open, 1, { value: 2 }, session);
    await alerts.drop(open, 2, session);
    await alertSilences.remove(silence, session);
  });
  await operationMarks.set({ _id: "delivery-tested", at: now, count: 1 });
  await operationMarks.find("delivery-tested");
  await deps.deadLetters.countSince(new Date(now.getTime() + HOUR_MS), 10);
  await deps.jobs.ledger.findOldestWaiting();
  await deps.turns.ledger.findOldestWaiting();
  await deps.schedules.listAll();
  await deps.deployments.firstSeenAt();
}

/** All of them over: what is wrong at one time is little. */
export function alertPast({
  at,
}: {
  tenancy: Tenancy;
  text: SeededText;
  at(index: number): Date;
}): Record<string, (index: number) => Document> {
  return {
    alerts: (index): AlertRecord => toAlertRow(seededId("alr", index), at(index)),
    alert_silences: (index): SilenceRecord => toSilenceRow(seededId("als", index), at(index)),
  };
}

const toAlertRow = (_id: string, at: Date): AlertRecord => ({
  ...{ _id, version: 1, rule: "DeadLetters", subject: "", state: "resolved", isOpen: false, firings: 1, value: 1 },
  ...{ startedAt: at, firedAt: at, wellSince: at, resolvedAt: at, notifiedAt: at, acknowledgedAt: null, acknowledgedBy: null },
});

const toSilenceRow = (_id: string, at: Date): SilenceRecord => ({
  ...{ _id, rule: "DeadLetters", subject: null, reason: "planned_work", until: at, createdAt: at, createdBy: null },
});
