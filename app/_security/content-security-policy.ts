/**
 * SHA-256 of the stylesheet that sonner 2 writes into the page by itself, without a nonce (https://github.com/emilkowalski/sonner).
 * The test beside this file computes it again from the installed package, so an upgrade cannot change it unnoticed.
 */
export const TOAST_STYLE_HASH = "sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=";

/** An element checked before its text is put in: sonner adds the empty one first. Allows nothing but an empty style. */
const EMPTY_STYLE_HASH = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

type PolicyInput = {
  nonce: string;
  /** React's development build evaluates strings and the dev server writes style elements; production allows neither. */
  isDevelopmentBuild: boolean;
  isHttps: boolean;
};

export function buildContentSecurityPolicy({ nonce, isDevelopmentBuild, isHttps }: PolicyInput): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopmentBuild ? " 'unsafe-eval'" : ""}`,
    isDevelopmentBuild
      ? "style-src 'self' 'unsafe-inline'"
      : `style-src 'self' 'nonce-${nonce}' '${TOAST_STYLE_HASH}' '${EMPTY_STYLE_HASH}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ];
  return directives.join("; ");
}

export function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes));
}

const TWO_YEARS_SECONDS = 63_072_000;

export function listSecurityHeaders(isHttps: boolean): ReadonlyArray<readonly [name: string, value: string]> {
  return [
    ["X-Content-Type-Options", "nosniff"],
    ["X-Frame-Options", "DENY"],
    ["Referrer-Policy", "strict-origin-when-cross-origin"],
    ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
    ...(isHttps ? [["Strict-Transport-Security", `max-age=${TWO_YEARS_SECONDS}; includeSubDomains; preload`] as const] : []),
  ];
}

/** A page behind a link is for who was given it: no search engine keeps it, and no page it leads to learns of it. */
export function listHeadersBehindLink(pathname: string): ReadonlyArray<readonly [name: string, value: string]> {
  if (pathname !== "/p" && pathname !== "/share") return [];
  return [
    ["Referrer-Policy", "no-referrer"],
    ["X-Robots-Tag", "noindex, nofollow, noarchive"],
  ];
}
