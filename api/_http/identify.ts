import type { Context as HonoContext } from "hono";
import { identifyKey, type KeyIdentity } from "../../lib/auth/api-keys/identify-key.ts";
import { isApiKeyLike } from "../../lib/auth/api-keys/key-format.ts";
import { isExpiredToken, readIdentity } from "../../lib/auth/read-identity.ts";
import { ACCESS_COOKIE } from "../../lib/auth/session-token.ts";
import type { Context } from "../../lib/platform/context.ts";
import { AppError } from "../../lib/platform/errors.ts";
import { ACCOUNT_PERMISSIONS, permissionsOf } from "../../lib/platform/permissions.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { clientIpOf } from "./client-ip.ts";
import type { RequestInfo, Route } from "./define-route.ts";

/** Who a request is from: a session by cookie or bearer, an API key by bearer alone, since a cookie would be sent by any page. */
export type Identified = Pick<Context, "actor" | "orgId" | "role" | "platformRole" | "permissions"> & { isBearer: boolean };

export const ANONYMOUS: Identified = {
  actor: { type: "system", job: "anonymous-request" },
  orgId: "",
  role: null,
  platformRole: undefined,
  permissions: new Set(),
  isBearer: false,
};

/** Machines carry their own proof. Health must answer at once, also to somebody signed in while the database hangs; without a limit nobody is counted. */
export function isAnonymous(route: Route, request: RequestInfo): boolean {
  const { access, limit } = route;
  if (access === "metrics") return !isMetricsByKey(route, request);
  return access === "queue" || access === "cron" || (access === "public" && limit === null);
}

export async function identify(runtime: Runtime, route: Route, c: HonoContext, request: RequestInfo): Promise<Identified> {
  // Counted by where it comes from; whatever else it carries is for somebody on its way.
  if (route.access === "webhook" || route.access === "telegram") return ANONYMOUS;
  const bearer = bearerOf(request);
  if (bearer !== undefined && isApiKeyLike(bearer)) {
    const byKey = await identifyByKey(runtime, route, c, bearer);
    // Whatever its person may do for the whole deployment, a key of theirs stays in its organization.
    return byKey ? { ...byKey, platformRole: undefined, isBearer: true } : ANONYMOUS;
  }
  const token = bearer ?? request.cookie(ACCESS_COOKIE);
  if (!token) return ANONYMOUS;
  // A public route serves anybody, also somebody whose session cannot be looked up right now.
  const identity = await readIdentity(runtime.deps, token).catch((error: unknown) => {
    if (route.access === "public") return null;
    throw error;
  });
  if (!identity && route.access !== "public" && isExpiredToken(runtime.deps, token))
    throw new AppError("unauthenticated", "auth.token_expired", "The access token has expired. Refresh it and try again.");
  if (!identity) return ANONYMOUS;
  const { userId, orgId, role, platformRole, sessionId, provenAt, isEnrolmentDue } = identity;
  const permissions = isEnrolmentDue ? ACCOUNT_PERMISSIONS : permissionsOf(role, platformRole);
  const actor = { type: "user" as const, userId, sessionId, provenAt, isEnrolmentDue };
  return { actor, orgId, role, platformRole, permissions, isBearer: bearer !== undefined };
}

/** Null where a public route is asked with a key that does not hold: it serves anybody. */
async function identifyByKey(runtime: Runtime, route: Route, c: HonoContext, key: string): Promise<KeyIdentity | null> {
  const { keyStates, clock } = runtime.deps;
  try {
    return await identifyKey(keyStates, key, { ip: clientIpOf(c, runtime.env.isVercel), nowMs: clock.now() });
  } catch (error) {
    if (route.access === "public") return null;
    throw error;
  }
}

/** Metrics are read with their own token or with a key. */
function isMetricsByKey(route: Route, request: RequestInfo): boolean {
  return route.access === "metrics" && isApiKeyLike(bearerOf(request) ?? "");
}

function bearerOf(request: RequestInfo): string | undefined {
  return /^Bearer (\S+)$/i.exec(request.header("authorization") ?? "")?.[1];
}
