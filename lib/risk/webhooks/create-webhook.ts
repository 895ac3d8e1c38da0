import { createSigningSecret } from "../../integrations/standard-webhook.ts";
import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import type { WebhookDeps } from "./ports.ts";
import { placeOf, toWebhook } from "./to-webhook.ts";
import type { RiskWebhookWithSecret } from "./webhook.schema.ts";
import { WEBHOOKS_MAX, type WebhookRecord } from "./webhook.store.ts";

/** Its secret is in this answer and in no other. */
export async function createWebhook(ctx: Context<WebhookDeps>, { name }: { name: string }): Promise<RiskWebhookWithSecret> {
  assertPermission(ctx, "risk-policy.write");
  const { riskWebhooks, db, audit, cipher } = ctx.deps;
  const createdBy = userIdOf(ctx);
  if ((await riskWebhooks.list(ctx.orgId)).length >= WEBHOOKS_MAX)
    throw new AppError("conflict", "risk.webhooks_full", `There are ${WEBHOOKS_MAX} webhooks already. Remove one first.`);
  const id = createId("riskWebhook");
  const now = ctx.clock.now();
  const organization = await cipher.forOrganization(ctx.orgId);
  const signingSecret = createSigningSecret();
  const record: WebhookRecord = {
    ...{ _id: id, orgId: ctx.orgId, name: organization.encrypt(placeOf(id, "name"), name) },
    ...{ secret: organization.encrypt(placeOf(id, "secret"), signingSecret), previousSecret: null, previousUntil: null },
    ...{ isPaused: false, messages: 0, transactions: 0, lastReceivedAt: null, lastRefusedAt: null },
    ...{ createdAt: new Date(now), createdBy, rotatedAt: null, revision: 1 },
  };
  const target = { type: "risk-webhook", id };
  const entry = toAuditRecord(ctx, { action: "risk.webhook-created", target, severity: "notice" });
  await db.withTransaction(async (session) => {
    await riskWebhooks.insert(record, session);
    await audit.append(entry, session);
  });
  return { ...toWebhook(organization, record, now), signingSecret };
}
