/** Cookies a handler sets; HttpOnly, SameSite=Lax and (on https) Secure are not up to it. `maxAgeSeconds` 0 clears. */
export type SetCookie = { name: string; value: string; maxAgeSeconds: number; path?: string };

const MARK = Symbol("reply-with-cookies");

export type ReplyWithCookies<Body> = { readonly [MARK]: true; body: Body; cookies: readonly SetCookie[] };

export function withCookies<Body>(body: Body, cookies: readonly SetCookie[]): ReplyWithCookies<Body> {
  return { [MARK]: true, body, cookies };
}

export function isReplyWithCookies(value: unknown): value is ReplyWithCookies<unknown> {
  return typeof value === "object" && value !== null && MARK in value;
}

export function formatCookie(cookie: SetCookie, isSecure: boolean): string {
  const parts = [
    `${cookie.name}=${encodeURIComponent(cookie.value)}`,
    `Path=${cookie.path ?? "/"}`,
    `Max-Age=${cookie.maxAgeSeconds}`,
    "HttpOnly",
    "SameSite=Lax",
  ];
  if (isSecure) parts.push("Secure");
  return parts.join("; ");
}

const NO_COOKIES: Readonly<Record<string, string>> = Object.freeze({});

export function parseCookies(header: string | null): Readonly<Record<string, string>> {
  if (header === null) return NO_COOKIES;
  const cookies: Record<string, string> = {};
  for (const part of header.split(";")) {
    const equals = part.indexOf("=");
    if (equals < 1) continue;
    const name = part.slice(0, equals).trim();
    // The first of two equal names wins: browsers send the most specific path first.
    if (!Object.hasOwn(cookies, name)) cookies[name] = decode(part.slice(equals + 1).trim());
  }
  return cookies;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
