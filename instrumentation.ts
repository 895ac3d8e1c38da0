import type { Instrumentation } from "next";

/** Next.js calls `register` once when a server starts, and `onRequestError` for each error of a page. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startErrorReports } = await import("./sentry.server.config.ts");
  await startErrorReports();
}

export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { getEnv } = await import("./lib/platform/env.ts");
  if (!getEnv().sentryDsn) return;
  const { captureException } = await import("@sentry/nextjs");
  captureException(error, { tags: { route: context.routePath } });
};
