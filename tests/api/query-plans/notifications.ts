import type { Document } from "mongodb";
import type { DeliveryRecord } from "../../../lib/notifications/deliveries/delivery.store.ts";
import type { NotificationRecord } from "../../../lib/notifications/inbox/notification.store.ts";
import { defaultPreferences } from "../../../lib/notifications/preferences/default-preferences.ts";
import type { PhoneProof, PreferencesRecord } from "../../../lib/notifications/preferences/preferences.store.ts";
import { TOPICS } from "../../../lib/notifications/topics.ts";
import { createId } from "../../../lib/platform/ids.ts";
import { openLease } from "../../../lib/platform/jobs/ledger.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { askLedger } from "./ask-ledger.ts";
import type { SeededText } from "./seed-turns.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

const DAY_MS = 86_400_000;

export function notificationStores({ notifications, notificationPreferences, notificationDeliveries }: AppDeps) {
  return {
    createNotificationStore: notifications,
    createPreferencesStore: notificationPreferences,
    createDeliveryStore: notificationDeliveries,
  };
}

/** Every question they are ever asked. */
export async function askNotification(deps: AppDeps, { orgId, userId }: Owner): Promise<void> {
  await deps.directory.listOperators(5);
  await askInbox(deps, { orgId, userId });
  await askPreferences(deps, { orgId, userId });
  await askDeliveries(deps, { orgId, userId });
}

type Who = Pick<Owner, "orgId" | "userId">;

async function askInbox({ db, notifications }: AppDeps, { orgId, userId }: Who): Promise<void> {
  const now = new Date();
  const record = toNotificationRow({ _id: createId("notification"), orgId, userId }, now, "plans");
  await db.withTransaction((session) => notifications.insertOnce(orgId, record, session));
  await notifications.find(orgId, userId, record._id);
  await notifications.listByIds(orgId, userId, [record._id]);
  await notifications.countUnread(orgId, userId, 99);
  for (const topic of [undefined, "risk"] as const)
    for (const isUnread of [true, false])
      for (const after of [null, { at: now, id: record._id }])
        await notifications.list(orgId, userId, { topic, isUnread }, { after, limit: 5 });
  await notifications.markRead(orgId, userId, [record._id], now);
  await notifications.markReadUntil(orgId, userId, new Date(0), now);
  await notifications.delete(orgId, userId, record._id, now);
}

async function askPreferences({ db, notificationPreferences }: AppDeps, { orgId, userId }: Who): Promise<void> {
  const now = new Date();
  const proof: PhoneProof = { sealed: "sealed", codeHash: "hash", endsAt: new Date(now.getTime() + DAY_MS), tries: 0 };
  await notificationPreferences.find(orgId, userId);
  await notificationPreferences.listOf(orgId, [userId]);
  for (const report of ["daily", "weekly"] as const) await notificationPreferences.listReaders(report, "", 5);
  await notificationPreferences.update(orgId, defaultPreferences(orgId, userId, now), { phoneProof: proof });
  await notificationPreferences.takeTry(orgId, userId, now, 5);
  await db.withTransaction(async (session) => {
    await notificationPreferences.provePhone(orgId, userId, proof, { sealed: "sealed", provenAt: now }, session);
    await notificationPreferences.forgetPhone(orgId, userId, now, session);
  });
}

async function askDeliveries({ db, notificationDeliveries: deliveries, jobTiming }: AppDeps, { orgId, userId }: Who): Promise<void> {
  const record: DeliveryRecord = {
    ...{ ...openLease(Date.now(), jobTiming), _id: createId("notificationDelivery"), orgId, userId, channel: "email", digest: null },
    ...{ notificationId: "ntf_plans", key: `plans:${createId("notificationDelivery")}`, unseenSends: 0, isCounted: false },
    ...{ createdAt: new Date(), finishedAt: null, reason: null },
  };
  await deliveries.insert(orgId, [record]);
  await deliveries.findOrInsert(orgId, { ...record, _id: createId("notificationDelivery"), key: `${record.key}:digest` });
  await db.withTransaction((session) => deliveries.isOpenStill(orgId, record._id, session));
  await askLedger(deliveries.ledger, record, { $set: { unseenSends: 1 } });
  await deliveries.listFolded(orgId, userId, record.key);
}

export function notificationPast({
  tenancy,
  at,
}: {
  tenancy: Tenancy;
  text: SeededText;
  at(index: number): Date;
}): Record<string, (index: number) => Document> {
  return {
    notifications: (index): NotificationRecord =>
      toNotificationRow({ _id: seededId("ntf", index), ...whoOf(tenancy, index) }, at(index), `seeded:${index}`, index),
    notification_preferences: (index): PreferencesRecord => {
      const { orgId, userId } = { ...whoOf(tenancy, index), userId: seededId("usr", index) };
      return defaultPreferences(orgId, userId, at(index));
    },
    notification_deliveries: (index): DeliveryRecord => ({
      ...{ _id: seededId("ndl", index), ...whoOf(tenancy, index), channel: "email", notificationId: seededId("ntf", index), digest: null },
      ...{ key: `${seededId("ntf", index)}:email`, unseenSends: 1, isCounted: true, state: "sent", attempts: 1, fence: 1, owner: null },
      ...{ leaseUntil: null, publishCount: 1, dueAt: null, lastError: null, createdAt: at(index), finishedAt: at(index), reason: null },
    }),
  };
}

const whoOf = (tenancy: Tenancy, index: number): Who => {
  const { orgId, userId } = tenancy.of(index);
  return { orgId, userId };
};

/** Most are read. */
function toNotificationRow(ids: Who & { _id: string }, at: Date, deduplicationKey: string, index = 0): NotificationRecord {
  const isUnread = index % 20 === 0;
  return {
    ...{ ...ids, topic: TOPICS[index % TOPICS.length] ?? "system", severity: "info", sealed: "sealed", link: null, at },
    ...{ readAt: isUnread ? null : at, isUnread, isDeleted: false, deduplicationKey, expiresAt: new Date(Date.now() + 90 * DAY_MS) },
  };
}
