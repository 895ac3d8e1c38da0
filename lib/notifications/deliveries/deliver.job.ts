import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { defineJob, JobFailure, type JobRun, NotYetError } from "../../platform/jobs/define-job.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import type { Channel, Receiver } from "../channels/channel.ts";
import { channelsOf, type NotifyDeps } from "../ports.ts";
import { endOfQuiet } from "../preferences/quiet-hours.ts";
import { DELIVER_JOB } from "./deliver-name.ts";
import type { DeliveryRecord } from "./delivery.store.ts";
import { findReceiver } from "./find-receiver.ts";
import { foldIntoDigest } from "./fold-into-digest.ts";
import { type Outgoing, toOutgoing } from "./to-outgoing.ts";

type Run = JobRun<DeliveryRecord>;

/** A process that died while sending may have sent: it is sent once more, and then nobody tries again. */
const UNSEEN_MAX = 2;

/** One notification by one channel. The others of the same notification are jobs of their own: none waits for this one, none fails with it. */
export const deliverJob = defineJob<NotifyDeps, DeliveryRecord>({
  name: DELIVER_JOB,
  maxAttempts: 10,
  ledger: (deps) => deps.notificationDeliveries.ledger,
  async handle(ctx, run) {
    const channel = channelsOf(ctx.deps).find(({ name }) => name === run.record.channel);
    const found = await findReceiver(ctx, run.record.userId);
    if (!channel?.isConfigured) return suppress(ctx, run, "notifications.channel_not_configured");
    if (!found) return suppress(ctx, run, "notifications.not_a_member");
    const outgoing = await toOutgoing(ctx, run.record);
    if (outgoing.type === "nothing") return suppress(ctx, run, outgoing.reason);
    const quietUntil = found.quietHours && outgoing.message.severity !== "critical" ? endOfQuiet(ctx.clock.now(), found.quietHours) : null;
    if (quietUntil !== null) throw new NotYetError("the person's quiet hours", quietUntil - ctx.clock.now());
    if (!(await channel.reaches(ctx, found.receiver))) return suppress(ctx, run, "notifications.no_address");
    if (await foldIntoDigest(ctx, run)) return;
    await send(ctx, run, { channel, receiver: found.receiver, outgoing });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});

type Sending = { channel: Channel; receiver: Receiver; outgoing: Extract<Outgoing, { type: "message" }> };

async function send(ctx: Context<NotifyDeps>, run: Run, { channel, receiver, outgoing }: Sending): Promise<void> {
  if (run.record.unseenSends >= UNSEEN_MAX) throw new JobFailure("notifications.outcome_unknown", { isRetryable: false });
  await run.write({ $inc: { unseenSends: 1 } });
  try {
    await channel.send(ctx, receiver, outgoing.message, run.signal);
  } catch (error) {
    await run.write({ $set: { unseenSends: 0 } });
    throw toFailure(error);
  }
  await finish(ctx, run, "sent", null);
}

function toFailure(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const isRetryable = error.kind === "unavailable" || error.kind === "limited";
  const { retryAfterSeconds } = error.options;
  return new JobFailure(error.code, {
    isRetryable,
    cause: error,
    retryAfterMs: retryAfterSeconds === undefined ? null : retryAfterSeconds * 1_000,
  });
}

const suppress = (ctx: Context<NotifyDeps>, run: Run, reason: string) => finish(ctx, run, "suppressed", reason);

async function finish(ctx: Context<NotifyDeps>, run: Run, state: "sent" | "suppressed", reason: string | null): Promise<void> {
  await run.write({ $set: { ...CLOSED_LEASE, state, reason, finishedAt: new Date(ctx.clock.now()), lastError: null } });
}
