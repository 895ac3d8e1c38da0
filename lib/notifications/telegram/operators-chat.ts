import type { Transaction } from "../../auth/ports.ts";
import type { Context } from "../../platform/context.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import type { NotificationRecord } from "../inbox/notification.store.ts";
import type { Notice } from "../notice.ts";
import type { TelegramStores } from "./ports.ts";

export const TELL_OPERATORS_JOB = "notifications.tell-operators-chat";

export type OperatorsChatDeps = Pick<TelegramStores, "telegram"> & PublishDeps & { jobs: JobStore };

type Told = Pick<NotificationRecord, "_id" | "orgId" | "userId">;

/** A group at the head of the allow-list is told of what operators are told of; `told` is the first of their inbox entries, newly made. */
export async function queueForOperatorsChat(
  ctx: Context<OperatorsChatDeps>,
  { to, deduplicationKey }: Notice,
  told: Told | undefined,
  session: Transaction,
): Promise<() => Promise<void>> {
  const isGroup = ctx.deps.telegram?.allowedChats[0]?.startsWith("-") === true;
  if (!told || !isGroup || !("operators" in to)) return async () => undefined;
  const { _id: notificationId, orgId, userId } = told;
  const job = { name: TELL_OPERATORS_JOB, payload: { notificationId, userId }, deduplicationKey: `${deduplicationKey} ${userId}` };
  return enqueueJob({ ...ctx, orgId }, job, session);
}
