import type { Context } from "hono";

/**
 * On Vercel the edge network writes `x-vercel-forwarded-for` and drops what a client sent; elsewhere only the socket is
 * believed, since any header could be made up.
 */
export function clientIpOf(c: Context, isVercel: boolean): string {
  if (isVercel) return c.req.header("x-vercel-forwarded-for")?.split(",")[0]?.trim() ?? "unknown";
  const bindings: unknown = c.env;
  return socketAddress(bindings) ?? "unknown";
}

function socketAddress(bindings: unknown): string | null {
  if (typeof bindings !== "object" || bindings === null || !("incoming" in bindings)) return null;
  const { incoming } = bindings;
  if (typeof incoming !== "object" || incoming === null || !("socket" in incoming)) return null;
  const { socket } = incoming;
  if (typeof socket !== "object" || socket === null || !("remoteAddress" in socket)) return null;
  return typeof socket.remoteAddress === "string" ? socket.remoteAddress : null;
}
