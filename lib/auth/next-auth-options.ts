import type { NextAuthOptions } from "next-auth";
import type { Context } from "../platform/context.ts";
import { createId } from "../platform/ids.ts";
import type { Logger } from "../platform/log.ts";
import { permissionsOf } from "../platform/permissions.ts";
import { toNextAuthProviders } from "./oauth/next-auth-providers.ts";
import type { AuthDeps } from "./ports.ts";
import { readIdentity } from "./read-identity.ts";
import { ACCESS_COOKIE, type AccessClaims, parseAccessClaims, parseAccessToken, sealAccessToken } from "./session-token.ts";
import { signOut } from "./sign-out.ts";

/** Called with what a provider says about somebody, after next-auth has checked that it says so to this browser; gives back where to go. */
export type OnArrival = (provider: string, profile: unknown) => Promise<string>;

/**
 * next-auth reads and writes the same cookie and the same token as our own routes, so `getServerSession` and
 * `/api/auth/session` know who is signed in. It never prolongs a session: that is what the refresh token is for. Nor does it
 * begin one: `onArrival` does, and next-auth only leads the browser to where that says.
 */
export function createNextAuthOptions(deps: AuthDeps & { log: Logger }, baseUrl: string, onArrival: OnArrival): NextAuthOptions {
  const { secret, accessTtlSeconds, oauth } = deps.auth;
  return {
    secret,
    providers: toNextAuthProviders(oauth),
    pages: { signIn: "/login", error: "/login" },
    session: { strategy: "jwt", maxAge: accessTtlSeconds },
    useSecureCookies: baseUrl.startsWith("https://"),
    cookies: {
      sessionToken: {
        name: ACCESS_COOKIE,
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: baseUrl.startsWith("https://") },
      },
    },
    jwt: {
      maxAge: accessTtlSeconds,
      // next-auth writes the token again on every look at the session; sealing the same claims keeps its end where it was.
      encode: async ({ token }) => sealAccessToken(secret, requireClaims(token)),
      decode: async ({ token }) => (token && (await readIdentity(deps, token)) ? parseAccessToken(secret, token) : null),
    },
    callbacks: {
      signIn: ({ account, profile }) => onArrival(account?.provider ?? "", profile),
      session: async ({ session, token }) => ({ ...session, ...(await toSession(deps, requireClaims(token))) }),
    },
    events: { signOut: ({ token }) => endSession(deps, parseAccessClaims(token)) },
    logger: {
      // An expired or ended token is everyday news to us, an error to next-auth.
      error: (code) =>
        code === "JWT_SESSION_ERROR"
          ? deps.log.debug({ code }, "next-auth found no session")
          : deps.log.warn({ code }, "next-auth refused a request"),
      warn: (code) => deps.log.debug({ code }, "next-auth warned"),
      debug: () => {},
    },
  };
}

function requireClaims(token: unknown): AccessClaims {
  const claims = parseAccessClaims(token);
  if (!claims) throw new Error("The token does not hold the claims of a session.");
  return claims;
}

async function toSession(deps: AuthDeps, claims: AccessClaims) {
  const [user, membership] = await Promise.all([deps.users.find(claims.sub), deps.memberships.find(claims.orgId, claims.sub)]);
  const who = { id: claims.sub, name: user?.name ?? null, email: user?.email ?? null };
  return {
    user: { ...who, orgId: claims.orgId, role: membership?.role ?? claims.role },
    expires: new Date(claims.exp * 1_000).toISOString(),
  };
}

async function endSession(deps: AuthDeps & { log: Logger }, claims: AccessClaims | null): Promise<void> {
  if (!claims) return;
  const ctx: Context<AuthDeps> = {
    actor: { type: "user", userId: claims.sub, sessionId: claims.sid },
    orgId: claims.orgId,
    role: claims.role,
    permissions: permissionsOf(claims.role),
    requestId: createId("request"),
    ip: "",
    userAgent: "",
    clock: deps.clock,
    log: deps.log,
    deps,
  };
  await signOut(ctx, null);
}
