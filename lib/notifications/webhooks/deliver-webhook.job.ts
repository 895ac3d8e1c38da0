import { createHash } from "node:crypto";
import { signWebhook } from "../../integrations/standard-webhook.ts";
import type { Context } from "../../platform/context.ts";
import { defineJob, type JobRun, NotYetError } from "../../platform/jobs/define-job.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { GuardedFetchError } from "../../platform/outbound/guarded-fetch.ts";
import type { NotifyDeps } from "../ports.ts";
import type { DeliveryRecord, TryRecord } from "./delivery.store.ts";
import type { EndpointRecord } from "./endpoint.store.ts";
import { pauseEndpoint } from "./pause-endpoint.ts";
import type { WebhookDeps } from "./ports.ts";
import { DELIVER_WEBHOOK_JOB } from "./queue-event.ts";
import { isFailingTooLong, outcomeOf, retryAfterMs } from "./retry-schedule.ts";
import { placeOf, secretsOf } from "./to-endpoint.ts";

type DeliverDeps = WebhookDeps & NotifyDeps;

const TIMEOUT_MS = 15_000;
const ANSWER_MAX_BYTES = 65_536;
const DIGESTED_BYTES = 200;
const TRIES_KEPT = 40;

/**
 * One event to one endpoint: at least once, under one id, in no promised order. How often it is tried stands in the record, since the
 * steps between are hours: the queue is told that all is well, and the sweep brings the record back when its time has come.
 */
export const deliverWebhookJob = defineJob<DeliverDeps, DeliveryRecord>({
  name: DELIVER_WEBHOOK_JOB,
  // Runs that die without a word; a try that fails is none of them.
  maxAttempts: 5,
  ledger: (deps) => deps.webhookDeliveries.ledger,
  async handle(ctx, run) {
    const { record } = run;
    const endpoint = await ctx.deps.webhookEndpoints.find(ctx.orgId, record.endpointId);
    if (!endpoint) return end(ctx, run, { state: "failed", reason: "endpoint_removed" });
    if (endpoint.state === "paused") return end(ctx, run, { state: "failed", reason: "endpoint_paused" });
    const waitMs = (record.nextAt?.getTime() ?? 0) - ctx.clock.now();
    // A delivery of the queue that comes early, or once more.
    if (waitMs > 0) throw new NotYetError("the next try has its time", waitMs);
    await settle(ctx, run, endpoint, await send(ctx, record, endpoint));
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()), nextAt: null }),
});

async function send(ctx: Context<DeliverDeps>, record: DeliveryRecord, endpoint: EndpointRecord): Promise<TryRecord> {
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const now = ctx.clock.now();
  const { eventId: id, body } = record;
  const signed = secretsOf(cipher, endpoint, now).map((secret) => signWebhook(secret, { id, at: now, body }));
  const signature = signed.map((headers) => headers["webhook-signature"]).join(" ");
  const headers = { ...signed[0], "webhook-signature": signature, "content-type": "application/json", "user-agent": "Aegis-Webhooks/1" };
  const request = { method: "POST", url: cipher.decrypt(placeOf(endpoint._id, "url"), endpoint.url), headers, body } as const;
  const begun = performance.now();
  const took = () => Math.round(performance.now() - begun);
  const at = new Date(now);
  try {
    const reply = await ctx.deps.outbound.fetch({ ...request, timeoutMs: TIMEOUT_MS, cutAtBytes: ANSWER_MAX_BYTES });
    return { at, status: reply.status, failure: null, durationMs: took(), answerDigest: digestOf(reply.body) };
  } catch (error) {
    if (!(error instanceof GuardedFetchError)) throw error;
    return { at, status: null, failure: error.reason, durationMs: took(), answerDigest: null };
  }
}

/** Tells two answers apart without keeping a word of either. */
function digestOf(answer: string): string | null {
  if (answer === "") return null;
  return createHash("sha256").update(Buffer.from(answer).subarray(0, DIGESTED_BYTES)).digest("hex");
}

type Run = JobRun<DeliveryRecord>;

async function settle(ctx: Context<DeliverDeps>, run: Run, endpoint: EndpointRecord, tried: TryRecord): Promise<void> {
  const { webhookEndpoints } = ctx.deps;
  const outcome = outcomeOf(tried.status);
  if (outcome === "delivered") {
    await end(ctx, run, { state: "delivered", reason: null }, tried);
    return webhookEndpoints.noteDelivered(ctx.orgId, endpoint._id, tried.at);
  }
  await webhookEndpoints.noteFailed(ctx.orgId, endpoint._id, tried.at);
  if (outcome === "gone") {
    await end(ctx, run, { state: "failed", reason: "gone" }, tried);
    return pauseEndpoint(ctx, endpoint._id, "gone");
  }
  const failures = run.record.failures + 1;
  const delayMs = retryAfterMs(failures);
  const isTooLong = isFailingTooLong(endpoint.failingSince, ctx.clock.now());
  if (delayMs === null || isTooLong) await end(ctx, run, { state: "failed", reason: "exhausted" }, tried);
  if (isTooLong) await pauseEndpoint(ctx, endpoint._id, "failures");
  if (delayMs === null || isTooLong) return;
  await run.write({ $push: pushOf(tried), $set: { failures, nextAt: new Date(ctx.clock.now() + delayMs) } });
  throw new NotYetError("the event did not arrive", delayMs);
}

const pushOf = (tried: TryRecord) => ({ tries: { $each: [tried], $slice: -TRIES_KEPT } });

async function end(
  ctx: Context<DeliverDeps>,
  run: Run,
  final: { state: "delivered" | "failed"; reason: string | null },
  tried?: TryRecord,
): Promise<void> {
  const closed = { ...CLOSED_LEASE, ...final, nextAt: null, finishedAt: new Date(ctx.clock.now()), lastError: null };
  await run.write({ $set: closed, ...(tried && { $push: pushOf(tried) }) });
}
