import { ACCESS_COOKIE, isExpired, parseAccessToken } from "../../lib/auth/session-token.ts";
import type { Actor, Context } from "../../lib/platform/context.ts";
import { AppError } from "../../lib/platform/errors.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import type { RequestInfo, Route } from "./define-route.ts";

/**
 * Every 403, and every 401 whose sender is known, goes into the audit trail. An access token that has run out is no denial: each browser
 * meets that every ten minutes and renews it.
 */
export function noteDenial(ctx: Context<AppDeps>, route: Route, request: RequestInfo, error: unknown): void {
  if (!(error instanceof AppError) || (error.kind !== "forbidden" && error.kind !== "unauthenticated")) return;
  if (error.code === "auth.token_expired") return;
  const who = error.options.refused ?? (isKnown(ctx.actor) ? ctx : (findSender(ctx, request) ?? ctx));
  if (error.kind === "unauthenticated" && !isKnown(who.actor)) return;
  const { role, ip, userAgent, requestId } = ctx;
  const path = `${route.method.toUpperCase()} /api${route.path}`;
  ctx.deps.denials.note({ actor: who.actor, orgId: who.orgId, role, route: path, code: error.code, ip, userAgent, requestId });
}

function isKnown(actor: Actor): boolean {
  return actor.type === "user" || actor.type === "apiKey";
}

/** Of an authentic token whose session has been ended: it says who held it. */
function findSender({ deps, clock }: Context<AppDeps>, request: RequestInfo): { actor: Actor; orgId: string } | null {
  const bearer = /^Bearer (\S+)$/i.exec(request.header("authorization") ?? "")?.[1];
  const token = bearer ?? request.cookie(ACCESS_COOKIE);
  const claims = token === null ? null : parseAccessToken(deps.auth.secret, token);
  if (!claims || isExpired(claims, clock.now())) return null;
  return { actor: { type: "user", userId: claims.sub, sessionId: claims.sid }, orgId: claims.orgId };
}
