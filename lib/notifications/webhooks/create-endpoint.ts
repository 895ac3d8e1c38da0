import { createSigningSecret } from "../../integrations/standard-webhook.ts";
import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { type OutboundGuard, OutboundRefusal } from "../../platform/outbound/outbound-guard.ts";
import { ENDPOINTS_MAX, type EndpointRecord } from "./endpoint.store.ts";
import type { WebhookDeps } from "./ports.ts";
import { placeOf, toEndpoint } from "./to-endpoint.ts";
import type { CreateEndpointInput, WebhookEndpointWithSecret } from "./webhook.schema.ts";
import { endpointsFull, urlRefused } from "./webhook-errors.ts";

/** Its secret is in this answer and in no other. */
export async function createEndpoint(ctx: Context<WebhookDeps>, input: CreateEndpointInput): Promise<WebhookEndpointWithSecret> {
  assertPermission(ctx, "integrations.manage");
  const { webhookEndpoints, db, audit, cipher, outbound } = ctx.deps;
  const createdBy = userIdOf(ctx);
  const url = readUrl(outbound.guard, input.url);
  if ((await webhookEndpoints.listAll(ctx.orgId)).length >= ENDPOINTS_MAX) throw endpointsFull(ENDPOINTS_MAX);
  const id = createId("webhookEndpoint");
  const now = ctx.clock.now();
  const organization = await cipher.forOrganization(ctx.orgId);
  const signingSecret = createSigningSecret();
  const record: EndpointRecord = {
    ...{ _id: id, orgId: ctx.orgId, url: organization.encrypt(placeOf(id, "url"), url) },
    ...{ description: organization.encrypt(placeOf(id, "description"), input.description), topics: input.topics },
    ...{ secret: organization.encrypt(placeOf(id, "secret"), signingSecret), previousSecret: null, previousUntil: null },
    ...{ state: "active", pausedBecause: null, failingSince: null, lastDeliveredAt: null, lastFailedAt: null },
    ...{ createdAt: new Date(now), createdBy, rotatedAt: null, revision: 1 },
  };
  const entry = toAuditRecord(ctx, {
    action: "notifications.webhook-created",
    target: { type: "webhook-endpoint", id },
    severity: "notice",
    after: { topics: input.topics },
  });
  await db.withTransaction(async (session) => {
    await webhookEndpoints.insert(record, session);
    await audit.append(entry, session);
  });
  return { ...toEndpoint(organization, record, now), signingSecret };
}

/** What a name leads to is judged again by each delivery. */
export function readUrl(guard: OutboundGuard, sent: string): string {
  try {
    return guard.check(sent).toString();
  } catch (error) {
    if (error instanceof OutboundRefusal) throw urlRefused(error.message);
    throw error;
  }
}
