import type { NextRequest } from "next/server";
import { formatCookie, type SetCookie } from "../../../../api/_http/cookies.ts";
import type { RequestInfo } from "../../../../api/_http/define-route.ts";
import { signedInCookies } from "../../../../api/_routes/auth/signed-in-cookies.ts";
import { createNextAuthOptions } from "../../../../lib/auth/next-auth-options.ts";
import { providerFailed } from "../../../../lib/auth/oauth/errors.ts";
import { finishJourney, type Journey, type JourneyOutcome } from "../../../../lib/auth/oauth/finish-journey.ts";
import { type ProviderIdentity, toGithubIdentity, toGoogleIdentity } from "../../../../lib/auth/oauth/provider-identity.ts";
import { oauthProviderSchema } from "../../../../lib/auth/oauth/schema.ts";
import { REFRESH_COOKIE } from "../../../../lib/auth/refresh-token.ts";
import { ACCESS_COOKIE } from "../../../../lib/auth/session-token.ts";
import type { Context } from "../../../../lib/platform/context.ts";
import { AppError } from "../../../../lib/platform/errors.ts";
import { createId } from "../../../../lib/platform/ids.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import type { AppDeps } from "../../../../lib/runtime/deps.ts";
import type { Runtime } from "../../../../lib/runtime/runtime.ts";
import { askNextAuth } from "./ask-next-auth.ts";
import { type ReturnPage, readReturnPage } from "./return-page.ts";

/**
 * next-auth leads the browser to a provider and back and checks that it is the same browser; who that is here, and the session,
 * are our own: the answer leads to a page of ours and carries our cookies.
 */
export async function handleNextAuth(request: NextRequest, runtime: Runtime): Promise<Response> {
  const { deps, env } = runtime;
  const [action] = request.nextUrl.pathname.split("/").slice(3);
  const page = readReturnPage(request, env.baseUrl);
  const isJourney = action === "callback" || (action === "signin" && request.method === "POST");
  const ctx = toContext(request, runtime);
  if (isJourney && !(await isWithinLimit(ctx, runtime))) return redirectTo(page.onError("request.rate_limited"));
  const cookies: SetCookie[] = [];
  const options = createNextAuthOptions(deps, env.baseUrl, async (provider, profile) => {
    const outcome = await arrive(ctx, { provider, profile, journey: toJourney(request, page) });
    if (outcome instanceof AppError) return page.onError(outcome.code);
    if (outcome.type === "signed-in") cookies.push(...signedInCookies(ctx, toRequestInfo(request), outcome.signedIn));
    return page.onOutcome(outcome);
  });
  const response = await askNextAuth(request, options);
  for (const cookie of cookies) response.headers.append("set-cookie", formatCookie(cookie, env.baseUrl.startsWith("https:")));
  return isJourney ? withOwnEnd(response, page) : response;
}

type Arrival = { provider: string; profile: unknown; journey: Journey };

/** What is refused is said on a page of ours; a defect is logged and told like a refusal of the provider. */
async function arrive(ctx: Context<AppDeps>, { provider, profile, journey }: Arrival): Promise<JourneyOutcome | AppError> {
  const known = oauthProviderSchema.parse(provider);
  const identity = toIdentity(known, profile);
  try {
    return identity ? await finishJourney(ctx, identity, journey) : providerFailed(known);
  } catch (error) {
    if (error instanceof AppError) return error;
    ctx.log.error({ requestId: ctx.requestId, error }, "a sign-in by provider failed");
    await ctx.deps.reportError(error, { requestId: ctx.requestId, route: "/auth/callback" });
    return providerFailed(known, error);
  }
}

function toIdentity(provider: ProviderIdentity["provider"], profile: unknown): ProviderIdentity | null {
  if (typeof profile !== "object" || profile === null) return null;
  return provider === "google" ? toGoogleIdentity(profile) : toGithubIdentity(profile, "emails" in profile ? profile.emails : null);
}

function toJourney({ nextUrl, cookies }: NextRequest, { linkIntent }: ReturnPage): Journey {
  return {
    state: nextUrl.searchParams.get("state") ?? "",
    linkIntent,
    accessToken: cookies.get(ACCESS_COOKIE)?.value ?? null,
    refreshToken: cookies.get(REFRESH_COOKIE)?.value ?? null,
  };
}

/** next-auth's own pages for what went wrong are not ours: whatever leads there is told where the person came from. */
function withOwnEnd(response: Response, page: ReturnPage): Response {
  response.headers.set("cache-control", "no-store");
  response.headers.set("referrer-policy", "no-referrer");
  const location = response.headers.get("location");
  if (location?.includes("/api/auth/")) response.headers.set("location", page.onError("auth.provider_failed"));
  return response;
}

function redirectTo(location: string): Response {
  return new Response(null, { status: 302, headers: { location, "cache-control": "no-store" } });
}

async function isWithinLimit(ctx: Context<AppDeps>, { limitFactor }: Runtime): Promise<boolean> {
  const limit = { ...limits.signIn, max: Math.round(limits.signIn.max * limitFactor) };
  return (await ctx.deps.limiter.check(limit, `ip:${ctx.ip}`)).isAllowed;
}

/** As much of a request as a cookie is made from; whatever its body held, next-auth has read. */
function toRequestInfo({ headers, cookies, signal }: NextRequest): RequestInfo {
  return {
    header: (name) => headers.get(name),
    cookie: (name) => cookies.get(name)?.value ?? null,
    rawBody: "",
    bytes: async () => new Uint8Array(),
    signal: () => signal,
    halted: () => null,
  };
}

function toContext({ headers }: NextRequest, { deps, env }: Runtime): Context<AppDeps> {
  // Only the host's own header is believed; without a host the page's server does not tell the address.
  const ip = env.isVercel ? headers.get("x-vercel-forwarded-for")?.split(",")[0]?.trim() : undefined;
  return {
    actor: { type: "system", job: "anonymous-request" },
    orgId: "",
    role: null,
    permissions: new Set(),
    requestId: createId("request"),
    ip: ip ?? "unknown",
    userAgent: headers.get("user-agent") ?? "",
    clock: deps.clock,
    log: deps.log,
    deps,
  };
}
