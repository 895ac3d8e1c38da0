import { createSigningSecret } from "../../integrations/standard-webhook.ts";
import { assertPermission } from "../../platform/assert-permission.ts";
import { type AuditEntry, toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { webhookChanged, webhookNotFound } from "./errors.ts";
import type { WebhookDeps } from "./ports.ts";
import { placeOf, toWebhook } from "./to-webhook.ts";
import type { RiskWebhook, RiskWebhookWithSecret, UpdateWebhookInput } from "./webhook.schema.ts";
import type { RiskWebhookStore, WebhookRecord } from "./webhook.store.ts";

type ById = { webhookId: string };

/** The secret before this one signs for another day, so that a sender can change over without losing a message. */
const OVERLAP_MS = 86_400_000;

export async function listWebhooks(ctx: Context<WebhookDeps>): Promise<{ items: RiskWebhook[] }> {
  assertPermission(ctx, "risk.read");
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const now = ctx.clock.now();
  return { items: (await ctx.deps.riskWebhooks.list(ctx.orgId)).map((record) => toWebhook(cipher, record, now)) };
}

/** While it is paused its messages are answered with 409, and a sender that tries again loses none. */
export async function updateWebhook(
  ctx: Context<WebhookDeps>,
  { webhookId, name, isPaused }: UpdateWebhookInput & ById,
): Promise<RiskWebhook> {
  const record = await getForChange(ctx, webhookId);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const changes = {
    ...(name !== undefined && { name: cipher.encrypt(placeOf(webhookId, "name"), name) }),
    ...(isPaused !== undefined && { isPaused }),
  };
  const action = isPaused === undefined ? "risk.webhook-renamed" : isPaused ? "risk.webhook-paused" : "risk.webhook-resumed";
  await change(ctx, record, changes, { action, severity: "notice" });
  return toWebhook(cipher, { ...record, ...changes }, ctx.clock.now());
}

export async function rotateWebhook(ctx: Context<WebhookDeps>, { webhookId }: ById): Promise<RiskWebhookWithSecret> {
  const record = await getForChange(ctx, webhookId);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const now = ctx.clock.now();
  const signingSecret = createSigningSecret();
  const before = cipher.decrypt(placeOf(webhookId, "secret"), record.secret);
  const changes = {
    secret: cipher.encrypt(placeOf(webhookId, "secret"), signingSecret),
    previousSecret: cipher.encrypt(placeOf(webhookId, "previousSecret"), before),
    previousUntil: new Date(now + OVERLAP_MS),
    rotatedAt: new Date(now),
  };
  await change(ctx, record, changes, { action: "risk.webhook-rotated", severity: "warning" });
  return { ...toWebhook(cipher, { ...record, ...changes }, now), signingSecret };
}

export async function deleteWebhook(ctx: Context<WebhookDeps>, { webhookId }: ById): Promise<void> {
  await getForChange(ctx, webhookId);
  const { db, riskWebhooks, audit } = ctx.deps;
  const target = { type: "risk-webhook", id: webhookId };
  const entry = toAuditRecord(ctx, { action: "risk.webhook-deleted", target, severity: "warning" });
  await db.withTransaction(async (session) => {
    if (!(await riskWebhooks.remove(ctx.orgId, webhookId, session))) throw webhookNotFound();
    await audit.append(entry, session);
  });
}

async function getForChange(ctx: Context<WebhookDeps>, webhookId: string): Promise<WebhookRecord> {
  assertPermission(ctx, "risk-policy.write");
  const record = await ctx.deps.riskWebhooks.find(ctx.orgId, webhookId);
  if (!record) throw webhookNotFound();
  return record;
}

async function change(
  ctx: Context<WebhookDeps>,
  { _id: id, orgId, revision }: WebhookRecord,
  changes: Parameters<RiskWebhookStore["change"]>[3],
  entry: Pick<AuditEntry, "action" | "severity">,
): Promise<void> {
  const { db, riskWebhooks, audit } = ctx.deps;
  const record = toAuditRecord(ctx, { ...entry, target: { type: "risk-webhook", id } });
  await db.withTransaction(async (session) => {
    if (!(await riskWebhooks.change(orgId, id, revision, changes, session))) throw webhookChanged();
    await audit.append(record, session);
  });
}
