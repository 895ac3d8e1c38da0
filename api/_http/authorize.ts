import { createHash, timingSafeEqual } from "node:crypto";
import type { Context } from "../../lib/platform/context.ts";
import { AppError } from "../../lib/platform/errors.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import type { Access, RequestInfo } from "./define-route.ts";

/** Default-deny: every kind of access is decided here, and an unknown one does not compile. Only a callback has to be waited for. */
export function authorize(access: Access, ctx: Context<AppDeps>, request: RequestInfo, path: string): Promise<void> | void {
  switch (access) {
    case "public":
      return;
    case "queue":
      return assertSignedCallback(ctx, request, path);
    case "cron":
      return assertBearer(request, ctx.deps.secrets.cron, "auth.cron_secret_required");
    case "metrics":
      return assertBearer(request, ctx.deps.secrets.metrics, "auth.metrics_token_required");
    case "signed-in":
      return assertSignedIn(ctx);
    default:
      assertSignedIn(ctx);
      if (!ctx.permissions.has(access))
        throw new AppError("forbidden", "auth.permission_required", `Your role does not include ${access}.`);
  }
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

function assertBearer(request: RequestInfo, secret: string | null, code: string): void {
  const sent = /^Bearer (.+)$/i.exec(request.header("authorization") ?? "")?.[1] ?? "";
  if (secret === null || !isEqual(sent, secret)) throw new AppError("unauthenticated", code, "This endpoint needs its own token.");
}

/** Digests have one length, so neither content nor length shows in the time. */
function isEqual(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
