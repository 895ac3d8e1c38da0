import type { Transaction } from "../auth/ports.ts";
import type { Context } from "../platform/context.ts";
import { createId } from "../platform/ids.ts";
import { openLease } from "../platform/jobs/ledger.ts";
import { publishNew } from "../platform/jobs/publish-record.ts";
import type { ChannelName } from "./channels/channel.ts";
import { DELIVER_JOB } from "./deliveries/deliver-name.ts";
import { type DeliveryRecord, keyOfDelivery } from "./deliveries/delivery.store.ts";
import { type Addressee, findAddressees } from "./find-addressees.ts";
import type { NotificationRecord } from "./inbox/notification.store.ts";
import { sealWords } from "./inbox/sealed-words.ts";
import { type Notice, TEXT_MAX, TITLE_MAX } from "./notice.ts";
import { channelsOf, type NotifyDeps } from "./ports.ts";
import { isWanted } from "./preferences/wanted-channels.ts";
import { queueForOperatorsChat } from "./telegram/operators-chat.ts";
import { queueNotice } from "./webhooks/queue-notice.ts";

const DAY_MS = 86_400_000;
/** What the caller waits for; the sweep publishes the rest. */
const PUBLISHED_AT_ONCE = 20;

type Told = { record: NotificationRecord; deliveries: readonly DeliveryRecord[] };

/**
 * Puts it into the inbox of everybody it is for, and sends it by every other channel they want. In a transaction of the caller's, call what is
 * returned after the commit; without one there is nothing left to call. The sweep does what a crash left undone.
 */
export async function notify(ctx: Context<NotifyDeps>, notice: Notice, session?: Transaction): Promise<() => Promise<void>> {
  const prepared = await prepare(ctx, notice);
  const write = async (within: Transaction) => {
    const added: DeliveryRecord[] = [];
    const news: NotificationRecord[] = [];
    for (const { record, deliveries } of prepared) {
      if (!(await ctx.deps.notifications.insertOnce(record.orgId, record, within))) continue;
      await ctx.deps.notificationDeliveries.insert(record.orgId, deliveries, within);
      added.push(...deliveries);
      news.push(record);
    }
    const publishEvents = await queueNotice(ctx, notice, within);
    const publishToOperators = await queueForOperatorsChat(ctx, notice, news[0], within);
    return async () => {
      await Promise.all([publishAll(ctx, added), publishEvents(), publishToOperators()]);
    };
  };
  if (session) return write(session);
  const publish = await ctx.deps.db.withTransaction(write);
  await publish();
  return () => Promise.resolve();
}

async function prepare(ctx: Context<NotifyDeps>, notice: Notice): Promise<Told[]> {
  const addressees = await findAddressees(ctx, notice.to);
  if (addressees.length === 0) return [];
  const keptDays = await ctx.deps.notificationRetention.days();
  const byOrganization = [...Map.groupBy(addressees, ({ orgId }) => orgId)];
  const told = await Promise.all(byOrganization.map(([orgId, people]) => prepareWithin(ctx, orgId, { notice, people, keptDays })));
  return told.flat();
}

type Part = { notice: Notice; people: readonly Addressee[]; keptDays: number };

async function prepareWithin(ctx: Context<NotifyDeps>, orgId: string, { notice, people, keptDays }: Part): Promise<Told[]> {
  const { deps, clock } = ctx;
  const cipher = await deps.cipher.forOrganization(orgId);
  const ids = people.map(({ userId }) => userId);
  const chosen = new Map((await deps.notificationPreferences.listOf(orgId, ids)).map((each) => [each.userId, each.channels]));
  const names = channelsOf(deps).flatMap(({ name, isConfigured }) => (isConfigured ? [name] : []));
  const at = new Date(clock.now());
  const words = { title: notice.title.slice(0, TITLE_MAX), text: notice.text.slice(0, TEXT_MAX) };
  const { topic, severity, link, deduplicationKey } = notice;
  return ids.map((userId) => {
    const _id = createId("notification");
    const expiresAt = new Date(at.getTime() + keptDays * DAY_MS);
    const record: NotificationRecord = {
      ...{ _id, orgId, userId, topic, severity, link, deduplicationKey, at, expiresAt },
      ...{ sealed: sealWords(cipher, _id, words), readAt: null, isUnread: true, isDeleted: false },
    };
    const wanted = names.filter((channel) => isWanted(chosen.get(userId) ?? {}, channel, notice));
    return { record, deliveries: wanted.map((channel) => toDelivery(ctx, record, channel)) };
  });
}

export function toDelivery(ctx: Context<NotifyDeps>, { _id, orgId, userId }: NotificationRecord, channel: ChannelName): DeliveryRecord {
  return {
    ...openLease(ctx.clock.now(), ctx.deps.jobTiming),
    ...{ _id: createId("notificationDelivery"), orgId, userId, channel, notificationId: _id, digest: null },
    ...{ key: keyOfDelivery(_id, channel), unseenSends: 0, isCounted: false },
    ...{ createdAt: new Date(ctx.clock.now()), finishedAt: null, reason: null },
  };
}

async function publishAll({ deps }: Context<NotifyDeps>, added: readonly DeliveryRecord[]): Promise<void> {
  await Promise.all(
    added.slice(0, PUBLISHED_AT_ONCE).map((record) => publishNew(deps, { job: DELIVER_JOB, orgId: record.orgId, id: record._id }, record)),
  );
}
