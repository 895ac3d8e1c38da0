import type { Transaction } from "../../auth/ports.ts";
import type { Context } from "../../platform/context.ts";
import type { Notice } from "../notice.ts";
import { type EventDeps, queueEvent } from "./queue-event.ts";

const ID_IN_LINK = /[a-z]{3,4}_[0-9A-HJKMNP-TV-Z]{26}/;

/** What the organization's webhooks get of a notice. What is for one person, or for whoever runs the deployment, is nobody else's. */
export async function queueNotice(ctx: Context<EventDeps>, notice: Notice, session: Transaction): Promise<() => Promise<void>> {
  const { topic, severity, link, deduplicationKey, event } = notice;
  if (ctx.orgId === "" || "operators" in notice.to || (!event && !("roles" in notice.to))) return async () => undefined;
  const data = { severity, link, recordId: ID_IN_LINK.exec(link ?? "")?.[0] ?? null, ...event?.data };
  return queueEvent(ctx, { topic, what: event?.what ?? "notice", data, deduplicationKey }, session);
}
