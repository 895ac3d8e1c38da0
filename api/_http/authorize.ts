import { createHash, timingSafeEqual } from "node:crypto";
import { mfaEnrolmentRequired } from "../../lib/auth/errors.ts";
import { assertRecentProof } from "../../lib/auth/mfa/assert-recent-proof.ts";
import { readSignedMessage } from "../../lib/integrations/standard-webhook.ts";
import { assertPermission, userRequired } from "../../lib/platform/assert-permission.ts";
import type { Context } from "../../lib/platform/context.ts";
import { AppError } from "../../lib/platform/errors.ts";
import type { Permission } from "../../lib/platform/permissions.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import type { RequestInfo, Route } from "./define-route.ts";

type Gated = Pick<Route, "access" | "stepUp" | "path">;

/**
 * Default-deny: every kind of access is decided here, and an unknown one does not compile. Only a callback, and a proof that this
 * process does not know of, have to be waited for.
 */
export function authorize(route: Gated, ctx: Context<AppDeps>, request: RequestInfo): Promise<void> | void {
  const { access } = route;
  switch (access) {
    case "public":
      return;
    case "queue":
      return assertSignedCallback(ctx, request, `/api${route.path}`);
    case "webhook":
      return assertWebhookHeaders(request);
    case "telegram":
      return assertTelegram(request, ctx.deps.secrets.telegram);
    case "cron":
      return assertBearer(request, ctx.deps.secrets.cron, "auth.cron_secret_required");
    case "metrics":
      if (ctx.actor.type === "apiKey") return assertPermission(ctx, "metrics.read");
      return assertBearer(request, ctx.deps.secrets.metrics, "auth.metrics_token_required");
    case "signed-in":
      assertSignedIn(ctx);
      // Somebody's own account: a key acts for its person, but is not that person.
      if (ctx.actor.type === "apiKey") throw userRequired();
      break;
    default:
      assertSignedIn(ctx);
      assertHolds(ctx, access);
  }
  if (route.stepUp) return assertRecentProof(ctx);
}

function assertHolds(ctx: Context<AppDeps>, permission: Permission): void {
  if (ctx.permissions.has(permission)) return;
  if (ctx.actor.type === "user" && ctx.actor.isEnrolmentDue) throw mfaEnrolmentRequired();
  assertPermission(ctx, permission);
}

function assertSignedIn(ctx: Context<AppDeps>): void {
  if (ctx.actor.type !== "user" && ctx.actor.type !== "apiKey")
    throw new AppError("unauthenticated", "auth.credentials_required", "Sign in, or send a token as a bearer.");
}

async function assertSignedCallback(ctx: Context<AppDeps>, request: RequestInfo, path: string): Promise<void> {
  const isSigned = await ctx.deps.queue.isSignedCallback({
    signature: request.header("upstash-signature"),
    path,
    body: request.rawBody,
  });
  if (!isSigned) throw new AppError("unauthenticated", "auth.signature_invalid", "The callback is not signed for this address and body.");
}

/** Whose secret it has to be is known to the verb; what is not even meant to be signed does not reach it. */
function assertWebhookHeaders(request: RequestInfo): void {
  if (!readSignedMessage(request.header, ""))
    throw new AppError("unauthenticated", "auth.signature_invalid", "Messages to this address are signed: see Standard Webhooks.");
}

/** Given to Telegram with the bot's address. Nobody has it where there is no bot. */
function assertTelegram(request: RequestInfo, secret: string | null): void {
  const sent = request.header("x-telegram-bot-api-secret-token") ?? "";
  if (secret === null || !isEqual(sent, secret))
    throw new AppError("unauthenticated", "auth.telegram_secret_required", "Updates to this address carry the secret Telegram was given.");
}

function assertBearer(request: RequestInfo, secret: string | null, code: string): void {
  const sent = /^Bearer (.+)$/i.exec(request.header("authorization") ?? "")?.[1] ?? "";
  if (secret === null || !isEqual(sent, secret)) throw new AppError("unauthenticated", code, "This endpoint needs its own token.");
}

/** Digests have one length, so neither content nor length shows in the time. */
function isEqual(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
