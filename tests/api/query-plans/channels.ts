import type { Document } from "mongodb";
import { createId } from "../../../lib/platform/ids.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { toDeliveryRow, toEndpointRow } from "../../support/webhook-rows.ts";
import { askLedger } from "./ask-ledger.ts";
import type { SeededText } from "./seed-turns.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

export function channelStores({ webhookEndpoints, webhookDeliveries, telegramChats, telegramTickets, telegramUpdates }: AppDeps) {
  return {
    ...{ createWebhookEndpointStore: webhookEndpoints, createWebhookDeliveryStore: webhookDeliveries },
    ...{ createTelegramChatStore: telegramChats, createTelegramTicketStore: telegramTickets },
    createTelegramUpdateStore: telegramUpdates,
  };
}

const SEALED = { url: "sealed", description: "sealed", secret: "sealed" };

/** Every question they are ever asked. */
export async function askChannel(deps: AppDeps, owner: Owner): Promise<void> {
  await askEndpoints(deps, owner);
  await askDeliveries(deps, owner);
  await askTelegram(deps, owner);
}

async function askTelegram({ telegramChats, telegramTickets, telegramUpdates }: AppDeps, { orgId, userId }: Owner): Promise<void> {
  const [_id, now] = ["plans", new Date()];
  await telegramChats.link(orgId, { _id: createId("telegramChat"), orgId, userId, chatKey: _id, chatId: "sealed", linkedAt: now });
  await telegramChats.find(orgId, userId);
  await telegramChats.findByKey(_id);
  await telegramChats.unlink(orgId, userId);
  const ticket = { orgId, userId, endsAt: new Date(now.getTime() + 60_000) };
  await telegramTickets.replace(orgId, { ...ticket, _id, type: "link", command: null });
  await telegramTickets.takeLink(_id, now);
  await telegramTickets.replace(orgId, { ...ticket, _id, type: "confirmation", command: "/status" });
  await telegramTickets.takeConfirmation(orgId, userId, _id, now);
  await telegramUpdates.take(1, now);
  await telegramUpdates.giveBack(1);
}

async function askEndpoints({ db, webhookEndpoints }: AppDeps, { orgId, userId }: Owner): Promise<void> {
  const [_id, at] = [createId("webhookEndpoint"), new Date()];
  await db.withTransaction((session) => webhookEndpoints.insert(toEndpointRow({ _id, orgId, userId, ...SEALED }), session));
  await webhookEndpoints.find(orgId, _id);
  for (const after of [null, _id]) await webhookEndpoints.list(orgId, { after, limit: 5 });
  await webhookEndpoints.listAll(orgId);
  await webhookEndpoints.noteFailed(orgId, _id, at);
  await webhookEndpoints.noteDelivered(orgId, _id, at);
  await db.withTransaction(async (session) => {
    await webhookEndpoints.listAll(orgId, session);
    await webhookEndpoints.change(orgId, _id, 1, { rotatedAt: at }, session);
    await webhookEndpoints.remove(orgId, _id, session);
  });
}

async function askDeliveries({ db, webhookDeliveries, clock }: AppDeps, { orgId }: Owner): Promise<void> {
  const [_id, endpointId, at] = [createId("webhookDelivery"), seededId("wep", 0), new Date()];
  const row = toDeliveryRow({ _id, orgId, endpointId, at, state: "failed" });
  await db.withTransaction(async (session) => {
    await webhookDeliveries.listOfEvent(orgId, row.eventId, [endpointId], session);
    await webhookDeliveries.insertMany([row], session);
    await webhookDeliveries.listFailedSince(orgId, endpointId, at, session);
    await webhookDeliveries.redeliverAll(orgId, endpointId, [_id], at, session);
    await webhookDeliveries.redeliver(orgId, endpointId, _id, at, session);
  });
  await webhookDeliveries.find(orgId, endpointId, _id);
  for (const state of [null, "failed"] as const)
    for (const after of [null, { at: new Date(clock.now()), id: _id }])
      await webhookDeliveries.list(orgId, endpointId, state, { after, limit: 5 });
  // Sent again by hand above, so that it waits.
  await askLedger(webhookDeliveries.ledger, row, { $set: { attempts: 1 } });
}

/** An organization has few endpoints and many deliveries; most have arrived. */
const ENDPOINTS = 5;

export function channelPast({
  tenancy,
  at,
}: {
  tenancy: Tenancy;
  text: SeededText;
  at(index: number): Date;
}): Record<string, (index: number) => Document> {
  return {
    telegram_chats: (index) => {
      const { orgId } = tenancy.of(index);
      const [_id, userId] = [seededId("tgc", index), seededId("usr", 1_000_000 + index)];
      return { _id, orgId, userId, chatKey: `chat ${index}`, chatId: "sealed", linkedAt: at(index) };
    },
    telegram_tickets: (index) => {
      const { orgId, userId } = tenancy.of(index);
      return { _id: `ticket ${index}`, orgId, userId, type: "link", command: null, endsAt: new Date(Date.now() + 86_400_000) };
    },
    telegram_updates: (index) => ({ _id: 10_000_000 + index, at: new Date() }),
    webhook_endpoints: (index) => toEndpointRow({ _id: seededId("wep", index), ...tenancy.of(index), ...SEALED }),
    webhook_deliveries: (index) => {
      const { orgId } = tenancy.of(index);
      const state = index % 100 === 0 ? "failed" : "delivered";
      return toDeliveryRow({ _id: seededId("wdl", index), orgId, endpointId: seededId("wep", index % ENDPOINTS), at: at(index), state });
    },
  };
}
