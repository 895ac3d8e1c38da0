import { createSigningSecret } from "../../integrations/standard-webhook.ts";
import { assertPermission } from "../../platform/assert-permission.ts";
import { type AuditEntry, toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { readUrl } from "./create-endpoint.ts";
import type { EndpointChanges, EndpointRecord } from "./endpoint.store.ts";
import type { WebhookDeps } from "./ports.ts";
import { placeOf, toEndpoint } from "./to-endpoint.ts";
import type { PauseReason, UpdateEndpointInput, WebhookEndpoint, WebhookEndpointWithSecret } from "./webhook.schema.ts";
import { endpointChanged, endpointNotFound } from "./webhook-errors.ts";

type ById = { endpointId: string };

/** The secret before this one signs for another day, so that a receiver can change over without refusing an event. */
const OVERLAP_MS = 86_400_000;

const AS_NEW = { state: "active", pausedBecause: null, failingSince: null } as const;

export async function updateEndpoint(ctx: Context<WebhookDeps>, input: UpdateEndpointInput & ById): Promise<WebhookEndpoint> {
  const { endpointId, isPaused, topics } = input;
  const record = await getForChange(ctx, endpointId);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const url = input.url === undefined ? undefined : readUrl(ctx.deps.outbound.guard, input.url);
  const isResumed = isPaused === false && record.state === "paused";
  const changes: EndpointChanges = {
    ...(url !== undefined && { url: cipher.encrypt(placeOf(endpointId, "url"), url) }),
    ...(input.description !== undefined && { description: cipher.encrypt(placeOf(endpointId, "description"), input.description) }),
    ...(topics !== undefined && { topics }),
    ...(isPaused === true && paused("person")),
    ...(isResumed && AS_NEW),
  };
  const what = isPaused === true ? "paused" : isResumed ? "resumed" : "updated";
  await changeEndpoint(ctx, record, changes, {
    action: `notifications.webhook-${what}`,
    severity: "notice",
    before: { topics: record.topics, state: record.state },
    after: { topics: topics ?? record.topics, state: changes.state ?? record.state, isElsewhere: url !== undefined },
  });
  return toEndpoint(cipher, { ...record, ...changes }, ctx.clock.now());
}

export async function rotateEndpoint(ctx: Context<WebhookDeps>, { endpointId }: ById): Promise<WebhookEndpointWithSecret> {
  const record = await getForChange(ctx, endpointId);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const now = ctx.clock.now();
  const signingSecret = createSigningSecret();
  const before = cipher.decrypt(placeOf(endpointId, "secret"), record.secret);
  const changes = {
    secret: cipher.encrypt(placeOf(endpointId, "secret"), signingSecret),
    previousSecret: cipher.encrypt(placeOf(endpointId, "previousSecret"), before),
    previousUntil: new Date(now + OVERLAP_MS),
    rotatedAt: new Date(now),
  };
  await changeEndpoint(ctx, record, changes, { action: "notifications.webhook-rotated", severity: "warning" });
  return { ...toEndpoint(cipher, { ...record, ...changes }, now), signingSecret };
}

/** Its deliveries are not found any more; they go with time. */
export async function deleteEndpoint(ctx: Context<WebhookDeps>, { endpointId }: ById): Promise<void> {
  await getForChange(ctx, endpointId);
  const { db, webhookEndpoints, audit } = ctx.deps;
  const target = { type: "webhook-endpoint", id: endpointId };
  const entry = toAuditRecord(ctx, { action: "notifications.webhook-deleted", target, severity: "warning" });
  await db.withTransaction(async (session) => {
    if (!(await webhookEndpoints.remove(ctx.orgId, endpointId, session))) throw endpointNotFound();
    await audit.append(entry, session);
  });
}

export const paused = (why: PauseReason) => ({ state: "paused", pausedBecause: why }) as const;

/** One that the caller may manage; another organization's is not found. */
export async function getForChange(ctx: Context<WebhookDeps>, endpointId: string): Promise<EndpointRecord> {
  assertPermission(ctx, "integrations.manage");
  const record = await ctx.deps.webhookEndpoints.find(ctx.orgId, endpointId);
  if (!record) throw endpointNotFound();
  return record;
}

/** One change with its audit record, on exactly the record it was decided on. */
export async function changeEndpoint(
  ctx: Context<WebhookDeps>,
  { _id: id, orgId, revision }: EndpointRecord,
  changes: EndpointChanges,
  entry: Omit<AuditEntry, "target">,
): Promise<void> {
  const { db, webhookEndpoints, audit } = ctx.deps;
  const record = toAuditRecord(ctx, { ...entry, target: { type: "webhook-endpoint", id } });
  await db.withTransaction(async (session) => {
    if (!(await webhookEndpoints.change(orgId, id, revision, changes, session))) throw endpointChanged();
    await audit.append(record, session);
  });
}
