import { getEnv } from "./lib/platform/env.ts";
import { sentryOptions } from "./lib/platform/sentry-options.ts";

/** Errors of the pages. Without SENTRY_DSN the SDK is not even loaded. */
export async function startErrorReports(): Promise<void> {
  const { sentryDsn, version } = getEnv();
  if (!sentryDsn) return;
  const { init } = await import("@sentry/nextjs");
  init(sentryOptions(sentryDsn, version));
}
