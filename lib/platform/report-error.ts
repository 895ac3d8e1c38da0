import type * as Sentry from "@sentry/nextjs";
import type { Logger } from "./log.ts";
import { sentryOptions } from "./sentry-options.ts";

/** Tells the error tracker about a defect. Never throws, and takes at most a second: a function may be frozen once it has answered. */
export type ReportError = (error: unknown, tags: { requestId?: string; route?: string; code?: string }) => Promise<void>;

type Sdk = Pick<typeof Sentry, "init" | "captureException" | "flush">;

const FLUSH_MS = 1_000;

/** Without a DSN nothing is loaded; with one the SDK (184 ms to import) is loaded by the first error. */
export function createErrorReporter(options: { dsn: string | null; release: string; log: Logger; load?: () => Promise<Sdk> }): ReportError {
  const { dsn, release, log, load = loadSdk } = options;
  if (!dsn) return async () => undefined;
  let starting: Promise<Sdk> | null = null;
  const start = async () => {
    const sdk = await load();
    sdk.init(sentryOptions(dsn, release));
    return sdk;
  };
  return async (error, tags) => {
    try {
      starting ??= start();
      const sdk = await starting;
      sdk.captureException(error, { tags });
      await sdk.flush(FLUSH_MS);
    } catch (failure) {
      log.warn({ error: failure }, "an error could not be reported");
    }
  };
}

/** Plain Node puts the CommonJS build's functions on `default`, a bundler puts them on the module. */
async function loadSdk(): Promise<Sdk> {
  const loaded: Sdk & { default?: Sdk } = await import("@sentry/nextjs");
  return loaded.default ?? loaded;
}
