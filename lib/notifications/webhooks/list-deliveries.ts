import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import { getForChange } from "./change-endpoint.ts";
import type { WebhookDeps } from "./ports.ts";
import { toDelivery } from "./to-endpoint.ts";
import type { DeliveryState, WebhookDelivery } from "./webhook.schema.ts";

type Input = { endpointId: string; state?: DeliveryState | undefined; cursor?: string | undefined; limit: number };

/** Of thirty days, newest first, each with its tries. */
export async function listDeliveries(
  ctx: Context<WebhookDeps>,
  { endpointId, state, cursor, limit }: Input,
): Promise<{ items: WebhookDelivery[]; nextCursor: string | null }> {
  await getForChange(ctx, endpointId);
  const page = { after: readTimeCursor(cursor), limit };
  const records = await ctx.deps.webhookDeliveries.list(ctx.orgId, endpointId, state ?? null, page);
  return { items: records.map(toDelivery), nextCursor: nextTimeCursor(records, limit) };
}
