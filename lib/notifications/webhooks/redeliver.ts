import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { forEachAtMost } from "../../platform/jobs/for-each-at-most.ts";
import { publishNew } from "../../platform/jobs/publish-record.ts";
import { getForChange } from "./change-endpoint.ts";
import { REDELIVERED_MAX } from "./delivery.store.ts";
import type { EndpointRecord } from "./endpoint.store.ts";
import type { WebhookDeps } from "./ports.ts";
import { DELIVER_WEBHOOK_JOB } from "./queue-event.ts";
import { toDelivery } from "./to-endpoint.ts";
import type { Redelivered, WebhookDelivery } from "./webhook.schema.ts";
import { deliveryNotFound, deliveryOpen, endpointPaused } from "./webhook-errors.ts";

/** Told at once; the sweep brings the others. */
const PUBLISHED_AT_ONCE = 50;
const PUBLISH_PARALLEL = 6;

/** The same event under the same id once more, however it ended before. */
export async function redeliver(ctx: Context<WebhookDeps>, input: { endpointId: string; deliveryId: string }): Promise<WebhookDelivery> {
  const { endpointId, deliveryId } = input;
  const { db, webhookDeliveries, audit } = ctx.deps;
  await getOpen(ctx, endpointId);
  if (!(await webhookDeliveries.find(ctx.orgId, endpointId, deliveryId))) throw deliveryNotFound();
  const target = { type: "webhook-delivery", id: deliveryId };
  const entry = toAuditRecord(ctx, { action: "notifications.webhook-redelivered", target });
  const started = await db.withTransaction(async (session) => {
    const record = await webhookDeliveries.redeliver(ctx.orgId, endpointId, deliveryId, new Date(ctx.clock.now()), session);
    if (!record) throw deliveryOpen();
    await audit.append(entry, session);
    return record;
  });
  await publishNew(ctx.deps, { job: DELIVER_WEBHOOK_JOB, orgId: ctx.orgId, id: deliveryId }, started);
  return toDelivery(started);
}

/** All that failed since then, also what came while the endpoint was paused. */
export async function redeliverFailed(ctx: Context<WebhookDeps>, input: { endpointId: string; since: string }): Promise<Redelivered> {
  const { db, webhookDeliveries, audit } = ctx.deps;
  await getOpen(ctx, input.endpointId);
  const now = new Date(ctx.clock.now());
  const entry = toAuditRecord(ctx, {
    action: "notifications.webhook-redelivered-all",
    target: { type: "webhook-endpoint", id: input.endpointId },
    after: { since: input.since },
  });
  const found = await db.withTransaction(async (session) => {
    const failed = await webhookDeliveries.listFailedSince(ctx.orgId, input.endpointId, new Date(input.since), session);
    const ids = failed.map(({ _id }) => _id);
    if (ids.length > 0) await webhookDeliveries.redeliverAll(ctx.orgId, input.endpointId, ids, now, session);
    await audit.append(entry, session);
    return failed;
  });
  await forEachAtMost(PUBLISH_PARALLEL, found.slice(0, PUBLISHED_AT_ONCE), async ({ _id, orgId, fence, publishCount }) => {
    await publishNew(ctx.deps, { job: DELIVER_WEBHOOK_JOB, orgId, id: _id }, { fence, publishCount: publishCount + 1 });
  });
  return { count: found.length, hasMore: found.length === REDELIVERED_MAX };
}

async function getOpen(ctx: Context<WebhookDeps>, endpointId: string): Promise<EndpointRecord> {
  const endpoint = await getForChange(ctx, endpointId);
  if (endpoint.state === "paused") throw endpointPaused();
  return endpoint;
}
