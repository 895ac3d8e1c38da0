/**
 * An answer before it is a Response. Headers stay a plain record until the end, because building and then changing a
 * Headers object costs more than everything else a small route does.
 */
export type Reply = {
  status: number;
  headers: Record<string, string>;
  body: string | ReadableStream<Uint8Array> | null;
  cookies: readonly string[];
};

export function toReply(status: number, body: Reply["body"], headers: Record<string, string>, cookies: readonly string[] = []): Reply {
  return { status, headers, body, cookies };
}

/** `base` is what every answer carries unless the reply says otherwise. */
export function toResponse(reply: Reply, base: Readonly<Record<string, string>>, requestId: string): Response {
  const headers = { ...base, ...reply.headers, "x-request-id": requestId };
  if (reply.cookies.length === 0) return new Response(reply.body, { status: reply.status, headers });
  const withCookies = new Headers(headers);
  for (const cookie of reply.cookies) withCookies.append("set-cookie", cookie);
  return new Response(reply.body, { status: reply.status, headers: withCookies });
}
