import { cors } from "hono/cors";

/** How an answer of the gateway came to be. */
const AEGIS_HEADERS = ["call-id", "verdict", "provider", "model", "fallback", "cache", "demo"].map((name) => `x-aegis-${name}`);

/** Foreign origins on the list may call with a bearer token; cookies are never shared with them. */
export function applyCors(origins: readonly string[]) {
  return cors({
    origin: (origin) => (origins.includes(origin) ? origin : null),
    allowMethods: ["GET", "POST", "PATCH", "DELETE"],
    allowHeaders: ["authorization", "content-type", "idempotency-key", "last-event-id", "x-aegis-cache"],
    exposeHeaders: ["x-request-id", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", "retry-after", ...AEGIS_HEADERS],
    maxAge: 600,
  });
}
