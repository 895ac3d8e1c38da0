import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { isApiPath, NEXT_AUTH_NAMES } from "./api-paths.ts";

const PATHS = [
  "/api",
  "/api/",
  "/api/health",
  "/api/auth/login",
  "/api/auth/me",
  "/api/auth/sessions",
  "/api/auth/session",
  "/api/auth/callback/google",
  "/api/auth/callbacks",
  "/api/auth/errors",
  "/api/auth/_log",
  "/api/auth",
  "/api/v1/chat/completions",
  "/health",
  "/health/dashboard",
  "/health/",
  "/healthy",
  "/status",
  "/status/page",
  "/",
  "/chat",
  "/apis",
  "/api-docs",
];

const hostSchema = z.object({ rewrites: z.array(z.object({ source: z.string(), destination: z.literal("/api") })) });

test("next-auth keeps its own names as whole segments, everything else under /api is the function's", () => {
  for (const name of NEXT_AUTH_NAMES) {
    expect(isApiPath(`/api/auth/${name}`)).toBe(false);
    expect(isApiPath(`/api/auth/${name}/x`)).toBe(false);
    expect(isApiPath(`/api/auth/${name}s`)).toBe(true);
  }
});

test("pages below an alias stay pages", () => {
  expect(PATHS.filter((path) => /^\/(?:health|status)/.test(path) && isApiPath(path))).toEqual(["/health", "/status"]);
});

test("vercel.json sends the function exactly what the local server sends it", () => {
  const host = hostSchema.parse(JSON.parse(readFileSync("vercel.json", "utf8")));
  const sources = host.rewrites.map((rewrite) => new RegExp(`^${rewrite.source}$`));
  // "/api" itself is the function's own address: the host needs no rewrite for it, and strips a trailing slash.
  const underTest = PATHS.filter((path) => path !== "/api" && path !== "/api/");
  const byHost = underTest.filter((path) => sources.some((source) => source.test(path)));
  expect(byHost).toEqual(underTest.filter(isApiPath));
});
