import type { Env } from "../platform/env.ts";
import type { Logger } from "../platform/log.ts";
import { createMetrics, type Metrics } from "../platform/metrics.ts";
import { createProbes, type Probes } from "../platform/probes.ts";
import { createErrorReporter, type ReportError } from "../platform/report-error.ts";
import { createTracer } from "../platform/tracing/create-tracer.ts";
import type { Tracer } from "../platform/tracing/tracer.ts";

export type WatchDeps = { log: Logger; metrics: Metrics; probes: Probes; reportError: ReportError; tracer: Tracer };

/** How whoever runs the deployment sees what it does. */
export function createWatchDeps({ sentryDsn: dsn, version: release, tracing }: Env, log: Logger): WatchDeps {
  const tracer = createTracer({ settings: tracing, version: release, log });
  return { log, metrics: createMetrics(), probes: createProbes(), reportError: createErrorReporter({ dsn, release, log }), tracer };
}
