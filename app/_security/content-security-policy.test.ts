import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import {
  buildContentSecurityPolicy,
  createNonce,
  listHeadersBehindLink,
  listSecurityHeaders,
  TOAST_STYLE_HASH,
} from "./content-security-policy.ts";

test("the allowed toast stylesheet is exactly the one the installed package writes", () => {
  const source = readFileSync(createRequire(import.meta.url).resolve("sonner"), "utf8");
  const literal = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source)?.[1];
  const css: unknown = JSON.parse(literal ?? "null");
  expect(typeof css).toBe("string");
  expect(TOAST_STYLE_HASH).toBe(`sha256-${createHash("sha256").update(String(css)).digest("base64")}`);
});

test("production allows no inline script, no inline style and no eval", () => {
  const policy = buildContentSecurityPolicy({ nonce: "abc", isDevelopmentBuild: false, isHttps: true });
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).not.toMatch(/unsafe-(inline|eval)/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("upgrade-insecure-requests");
});

test("plain http is neither upgraded nor pinned", () => {
  expect(buildContentSecurityPolicy({ nonce: "abc", isDevelopmentBuild: false, isHttps: false })).not.toContain("upgrade-insecure");
  expect(listSecurityHeaders(false).map(([name]) => name)).not.toContain("Strict-Transport-Security");
  expect(listSecurityHeaders(true).map(([name]) => name)).toContain("Strict-Transport-Security");
});

test("two nonces never repeat and carry 128 bits", () => {
  const nonces = new Set(Array.from({ length: 200 }, createNonce));
  expect(nonces.size).toBe(200);
  for (const nonce of nonces) expect(atob(nonce)).toHaveLength(16);
});

test("pages behind a link are kept from search engines and name themselves to nobody, and no other page is", () => {
  for (const path of ["/p", "/share"])
    expect(Object.fromEntries(listHeadersBehindLink(path))).toEqual({
      "Referrer-Policy": "no-referrer",
      "X-Robots-Tag": "noindex, nofollow, noarchive",
    });
  for (const path of ["/", "/prompts", "/pricing"]) expect(listHeadersBehindLink(path)).toEqual([]);
});
