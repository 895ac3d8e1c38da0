import { AppError } from "../../platform/errors.ts";
import { defineJob, JobFailure } from "../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { textOf } from "../channels/telegram-channel.ts";
import { openWords } from "../inbox/sealed-words.ts";
import type { NotifyDeps } from "../ports.ts";
import { TELL_OPERATORS_JOB } from "./operators-chat.ts";

/** What whoever runs the deployment is told, in their group as well, once. The words stand in the inbox of one of them. */
export const tellOperatorsJob = defineJob<NotifyDeps, JobRecord>({
  name: TELL_OPERATORS_JOB,
  maxAttempts: 6,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const { telegram, notifications, cipher, auth } = ctx.deps;
    const { notificationId, userId } = run.record.payload;
    const record = await notifications.find(ctx.orgId, String(userId), String(notificationId));
    const words = record && openWords(await cipher.forOrganization(ctx.orgId), record);
    const [chat] = telegram?.allowedChats ?? [];
    if (telegram && chat !== undefined && record && words) {
      const link = record.link && `${auth.baseUrl}${record.link}`;
      await telegram.bot.send(chat, textOf({ ...words, link }), run.signal).catch((error: unknown) => {
        throw toFailure(error);
      });
    }
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});

function toFailure(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const { retryAfterSeconds } = error.options;
  const isRetryable = error.kind === "unavailable" || error.kind === "limited";
  return new JobFailure(error.code, {
    isRetryable,
    cause: error,
    retryAfterMs: retryAfterSeconds === undefined ? null : retryAfterSeconds * 1_000,
  });
}
