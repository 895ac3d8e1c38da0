import { type NextRequest, NextResponse } from "next/server";
import {
  buildContentSecurityPolicy,
  createNonce,
  listHeadersBehindLink,
  listSecurityHeaders,
} from "./app/_security/content-security-policy.ts";

/** Headers and a nonce for every page. It never decides access: each API route does, and pages hold no data of their own. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = createNonce();
  const isHttps = (request.headers.get("x-forwarded-proto") ?? request.nextUrl.protocol).startsWith("https");
  // Fixed by the compiler: what counts is how these pages were built, not what the running process calls itself.
  const isDevelopmentBuild = process.env.NODE_ENV === "development";
  const policy = buildContentSecurityPolicy({ nonce, isDevelopmentBuild, isHttps });

  // Next.js reads the nonce from the request's policy and puts it on its own scripts; the root layout reads x-nonce.
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of listSecurityHeaders(isHttps)) response.headers.set(name, value);
  for (const [name, value] of listHeadersBehindLink(request.nextUrl.pathname)) response.headers.set(name, value);
  return response;
}

export const config = { matcher: ["/((?!api/|_next/static/|_next/image|icon.svg|robots.txt).*)"] };
