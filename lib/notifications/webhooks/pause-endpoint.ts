import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { Notice } from "../notice.ts";
import { notify } from "../notify.ts";
import type { NotifyDeps } from "../ports.ts";
import { paused } from "./change-endpoint.ts";
import type { WebhookDeps } from "./ports.ts";
import type { PauseReason } from "./webhook.schema.ts";

type ByItself = Exclude<PauseReason, "person">;

const WHY: Readonly<Record<ByItself, string>> = {
  gone: "Its receiver answered 410: nobody wants events there any more.",
  failures: "Nothing has arrived there for three days.",
};

/** By itself, where a receiver is gone or has not answered for days. Whoever changed the endpoint meanwhile has decided otherwise. */
export async function pauseEndpoint(ctx: Context<WebhookDeps & NotifyDeps>, endpointId: string, why: ByItself): Promise<void> {
  const { db, webhookEndpoints, audit } = ctx.deps;
  const endpoint = await webhookEndpoints.find(ctx.orgId, endpointId);
  if (!endpoint || endpoint.state === "paused") return;
  const entry = toAuditRecord(ctx, {
    action: "notifications.webhook-paused",
    target: { type: "webhook-endpoint", id: endpointId },
    severity: "warning",
    reason: why,
  });
  const publish = await db.withTransaction(async (session) => {
    if (!(await webhookEndpoints.change(ctx.orgId, endpointId, endpoint.revision, paused(why), session))) return null;
    await audit.append(entry, session);
    return notify(ctx, toNotice(endpointId, endpoint.revision, why), session);
  });
  await publish?.();
}

function toNotice(endpointId: string, revision: number, why: ByItself): Notice {
  return {
    topic: "integrations",
    severity: "warning",
    to: { roles: ["OWNER", "ADMIN"] },
    title: "A webhook was paused",
    text: `${WHY[why]} What happens meanwhile is kept for thirty days: mend the receiver, resume the webhook, then send again what failed.`,
    link: "/settings/webhooks",
    deduplicationKey: `webhook-paused ${endpointId} ${revision}`,
    event: { what: "webhook-paused", data: { endpointId, reason: why } },
  };
}
