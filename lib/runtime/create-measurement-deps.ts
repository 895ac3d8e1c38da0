import type { MeasurementStores } from "../ops/measurement-ports.ts";
import { createAfterReply } from "../platform/after-reply.ts";
import { createLineWriter } from "../platform/log-lines/line-writer.ts";
import { createLogLineStore, logLineCollection } from "../platform/log-lines/log-line.store.ts";
import { createLogPseudonyms } from "../platform/log-lines/pseudonyms.ts";
import { createMeasuring } from "../platform/measurements/measuring.ts";
import { createMinuteStore, minuteCollection } from "../platform/measurements/minute.store.ts";
import { createRecorder } from "../platform/measurements/recorder.ts";
import { createSeriesStore, seriesCollection } from "../platform/measurements/series.store.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const measurementCollections = [minuteCollection, seriesCollection, logLineCollection] as const;

/** What a process that is killed may lose. */
const FLUSH_EVERY_MS = 10_000;
const DAY_MS = 24 * 3_600_000;

export function createMeasurementDeps({
  env,
  db,
  metrics,
  tracer,
  clock,
  log,
  logLines,
  deploymentSettings,
  overrides: { flushEveryMs = FLUSH_EVERY_MS },
}: OperationsParts): MeasurementStores {
  const minutes = createMinuteStore(db);
  const series = createSeriesStore(db);
  const recorder = createRecorder({
    metrics,
    minutes,
    series,
    clock,
    log,
    keptMs: async () => (await deploymentSettings.get()).retentionDays.measurements * DAY_MS,
  });
  const keptLines = createLogLineStore(db);
  const writeLines = createLineWriter({
    buffer: logLines,
    store: keptLines,
    log,
    keptMs: async () => (await deploymentSettings.get()).retentionDays.logs * DAY_MS,
  });
  const afterReply = createAfterReply({ isVercel: env.isVercel });
  return {
    measurements: minutes,
    measuring: createMeasuring([() => recorder.write(), writeLines, () => tracer.flush()], { afterReply, everyMs: flushEveryMs }),
    metricSeries: series,
    logLines: keptLines,
    logPseudonyms: createLogPseudonyms(env.auth.secret),
  };
}
