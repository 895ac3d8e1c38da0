/** What every answer of the API carries unless a route says otherwise; pages get theirs from proxy.ts. */
export function securityHeaders(baseUrl: string): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  };
  if (baseUrl.startsWith("https:")) headers["strict-transport-security"] = "max-age=63072000; includeSubDomains; preload";
  return headers;
}
