import { AppError } from "../../lib/platform/errors.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A browser tells where a request comes from by Sec-Fetch-Site and Origin; a page of another site cannot forge either.
 * Writes are refused unless they come from our own pages, an allowed origin, or no browser at all.
 */
export function assertSameSite(request: Request, allowedOrigins: readonly string[]): void {
  if (SAFE.has(request.method)) return;
  const origin = request.headers.get("origin");
  if (origin !== null && (isOwnHost(origin, request.headers.get("host")) || allowedOrigins.includes(origin))) return;
  const site = request.headers.get("sec-fetch-site");
  if (origin === null && (site === null || site === "same-origin" || site === "none")) return;
  throw new AppError("forbidden", "request.cross_site", "Writes from pages of another site are refused.");
}

function isOwnHost(origin: string, host: string | null): boolean {
  return URL.canParse(origin) && host !== null && new URL(origin).host === host;
}
