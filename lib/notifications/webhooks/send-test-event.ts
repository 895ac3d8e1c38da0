import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { getForChange } from "./change-endpoint.ts";
import type { WebhookDeps } from "./ports.ts";
import { queueFor } from "./queue-event.ts";
import { toDelivery } from "./to-endpoint.ts";
import type { WebhookDelivery } from "./webhook.schema.ts";
import { endpointPaused } from "./webhook-errors.ts";

const TEST_TYPE = "system.test";

/** An event like any other, for this endpoint alone, whatever topics it wants. */
export async function sendTestEvent(ctx: Context<WebhookDeps>, { endpointId }: { endpointId: string }): Promise<WebhookDelivery> {
  const { db, audit } = ctx.deps;
  const endpoint = await getForChange(ctx, endpointId);
  if (endpoint.state === "paused") throw endpointPaused();
  const entry = toAuditRecord(ctx, { action: "notifications.webhook-tested", target: { type: "webhook-endpoint", id: endpointId } });
  const event = { type: TEST_TYPE, deduplicationKey: `test ${createId("request")}`, data: { endpointId } };
  const { queued, publish } = await db.withTransaction(async (session) => {
    const made = await queueFor(ctx, [endpoint], event, session);
    await audit.append(entry, session);
    return made;
  });
  await publish();
  const [delivery] = queued;
  if (!delivery) throw new Error("A test event has an id of its own, and yet it was there.");
  return toDelivery(delivery);
}
