import { createSigningSecret, isSignedBy, readSignedMessage, type SignedMessage } from "../../integrations/standard-webhook.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { withIdempotency } from "../../platform/idempotency/with-idempotency.ts";
import { haltedError } from "../../platform/safety-gate.ts";
import { analyzeTransactions } from "../transactions/analyze-transactions.ts";
import type { Outcome } from "../transactions/outcome.ts";
import type { TransactionInput } from "../transactions/transaction.schema.ts";
import { webhookNotFound } from "./errors.ts";
import { parseMessage } from "./parse-message.ts";
import type { ReceiveDeps } from "./ports.ts";
import { placeOf } from "./to-webhook.ts";
import { type Received, receivedSchema } from "./webhook.schema.ts";
import type { WebhookRecord } from "./webhook.store.ts";

/** Whoever asks for an address that nobody has waits as long as whoever guesses a secret. */
const NOBODYS_SECRET = createSigningSecret();

export type SentMessage = { webhookId: string; header: (name: string) => string | null; body: string };

/** The signature is all there is to go by: nothing of the body is looked at before it holds. The same message again gets the same answer. */
export async function receiveMessage(ctx: Context<ReceiveDeps>, { webhookId, header, body }: SentMessage): Promise<Received> {
  const message = readSignedMessage(header, body);
  if (!message) throw notSigned();
  const webhook = await prove(ctx, webhookId, message);
  if (webhook.isPaused)
    throw new AppError("conflict", "risk.webhook_paused", "This webhook is paused. Send the message again later.", {
      retryAfterSeconds: 600,
    });
  // The mount asks for whoever it knows; this sender is known only now.
  const halt = await ctx.deps.safetyGate.find(webhook.orgId, [{ type: "module", name: "risk" }]);
  if (halt) throw haltedError(halt);
  const acting: Context<ReceiveDeps> = {
    ...ctx,
    orgId: webhook.orgId,
    actor: { type: "webhook", source: webhookId },
    permissions: new Set(["risk.write"]),
  };
  const inputs = parseMessage(body, ctx.clock.now());
  const call = { key: message.id, orgId: webhook.orgId, userId: webhookId, route: "post /risk/webhooks/{webhookId}", content: body };
  const reply = await withIdempotency({ ...ctx.deps, clock: ctx.clock }, call, async () => ({
    status: 200,
    body: await judge(acting, webhook, inputs),
  })).catch((error: unknown) => {
    throw isReused(error)
      ? new AppError(
          "conflict",
          "risk.webhook_message_reused",
          "This webhook-id came before with another body. Give each message an id of its own.",
        )
      : error;
  });
  return receivedSchema.parse(reply.body);
}

function isReused(error: unknown): boolean {
  return error instanceof AppError && error.code === "request.idempotency_key_reused";
}

export function notSigned(): AppError {
  const detail = "The message is not signed with this webhook's secret, or not within the last five minutes.";
  return new AppError("unauthenticated", "auth.signature_invalid", detail);
}

async function prove({ deps, clock }: Context<ReceiveDeps>, webhookId: string, message: SignedMessage): Promise<WebhookRecord> {
  const webhook = await deps.riskWebhooks.findByAddress(webhookId);
  const now = clock.now();
  if (!webhook) {
    isSignedBy([NOBODYS_SECRET], message, now);
    throw webhookNotFound();
  }
  const cipher = await deps.cipher.forOrganization(webhook.orgId);
  const secrets = [cipher.decrypt(placeOf(webhookId, "secret"), webhook.secret)];
  if (webhook.previousSecret !== null && webhook.previousUntil && webhook.previousUntil.getTime() > now)
    secrets.push(cipher.decrypt(placeOf(webhookId, "previousSecret"), webhook.previousSecret));
  if (isSignedBy(secrets, message, now)) return webhook;
  await deps.riskWebhooks.noteRefused(webhook.orgId, webhookId, new Date(now));
  throw notSigned();
}

async function judge(ctx: Context<ReceiveDeps>, { _id: id, orgId }: WebhookRecord, inputs: readonly TransactionInput[]): Promise<Received> {
  const outcomes = await analyzeTransactions(ctx, inputs, { source: { type: "webhook", id }, analysisType: "comprehensive" });
  await ctx.deps.riskWebhooks.countReceived(orgId, id, inputs.length, new Date(ctx.clock.now()));
  return { results: inputs.map((input, index) => toResult(input, outcomes[index])) };
}

function toResult({ id }: TransactionInput, outcome: Outcome | undefined): Received["results"][number] {
  if (!outcome || outcome.type === "conflict")
    return { id, outcome: "conflict", transactionId: null, riskScore: null, level: null, decision: null };
  const { _id: transactionId, verdict } = outcome.record;
  return { id, outcome: outcome.type, transactionId, riskScore: verdict.score, level: verdict.level, decision: verdict.decision };
}
