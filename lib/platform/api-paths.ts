/**
 * Which addresses belong to the API function and which to the pages. The local server asks this predicate and a test
 * holds vercel.json's rewrites to it, so that both hosts split traffic alike.
 */
export const NEXT_AUTH_NAMES = [
  "csrf",
  "session",
  "providers",
  "signin",
  "signout",
  "callback",
  "error",
  "verify-request",
  "_log",
] as const;

/** Short addresses that load balancers and people type; the pages below them, such as /health/dashboard, are Next's. */
export const API_ALIASES = ["/health", "/status"] as const;

const nextAuthPath = new RegExp(`^/api/auth/(?:${NEXT_AUTH_NAMES.join("|")})(?:/|$)`);
const aliases: ReadonlySet<string> = new Set(API_ALIASES);

/** `pathname` is the path as it came, without the query. Names of next-auth count as whole segments only. */
export function isApiPath(pathname: string): boolean {
  if (aliases.has(pathname)) return true;
  if (pathname !== "/api" && !pathname.startsWith("/api/")) return false;
  return !nextAuthPath.test(pathname);
}
