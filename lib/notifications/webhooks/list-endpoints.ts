import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import { getForChange } from "./change-endpoint.ts";
import type { WebhookDeps } from "./ports.ts";
import { toEndpoint } from "./to-endpoint.ts";
import type { WebhookEndpoint } from "./webhook.schema.ts";

type Page = { items: WebhookEndpoint[]; nextCursor: string | null };

/** Newest first. */
export async function listEndpoints(ctx: Context<WebhookDeps>, input: { cursor?: string | undefined; limit: number }): Promise<Page> {
  assertPermission(ctx, "integrations.manage");
  const after = input.cursor === undefined ? null : String(parseCursor(input.cursor, ["string"])[0]);
  const records = await ctx.deps.webhookEndpoints.list(ctx.orgId, { after, limit: input.limit });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const now = ctx.clock.now();
  const last = records.length === input.limit ? records.at(-1) : undefined;
  return { items: records.map((record) => toEndpoint(cipher, record, now)), nextCursor: last ? toCursor([last._id]) : null };
}

export async function getEndpoint(ctx: Context<WebhookDeps>, input: { endpointId: string }): Promise<WebhookEndpoint> {
  const record = await getForChange(ctx, input.endpointId);
  return toEndpoint(await ctx.deps.cipher.forOrganization(ctx.orgId), record, ctx.clock.now());
}
