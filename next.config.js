import { getEnv } from "./lib/platform/env.ts";

// Parsing here makes a missing or malformed value fail the build instead of a user's request.
const { sentryDsn } = getEnv();

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Types have a step of their own in `pnpm check`; a newcomer's first start should not wait for them again.
  typescript: { ignoreBuildErrors: true },
  // Read at run time, so the host has to ship them with the page.
  outputFileTracingIncludes: {
    "/docs": [
      "./docs/errors/*.md",
      "./docs/guides/quick-start*.md",
      "./docs/guides/guard.md",
      "./docs/guides/api-keys.md",
      "./docs/openapi.json",
    ],
  },
  // A cache shared by `next build` and `vercel build` in one folder can hold the other one's wrong answers.
  experimental: { turbopackFileSystemCacheForBuild: false },
};

async function withErrorReports() {
  const { withSentryConfig } = await import("@sentry/nextjs/config");
  return withSentryConfig(config, { silent: true, telemetry: false, sourcemaps: { disable: true } });
}

export default sentryDsn ? await withErrorReports() : config;
