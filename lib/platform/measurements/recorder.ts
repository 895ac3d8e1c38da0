// What this process has counted, added to the sums of the deployment. A batch that could not be written, or that may have been, is tried
// again under its own id before anything newer: nothing is added twice, and what is counted meanwhile waits in a place that cannot grow.

import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Logger } from "../log.ts";
import type { Metrics, Series } from "../metrics.ts";
import type { MinuteRow } from "./measurements.ts";
import type { MinuteStore } from "./minute.store.ts";
import type { SeriesStore } from "./series.store.ts";
import { addMinutes, toMinute } from "./to-minute.ts";
import { idOf, withinBounds } from "./within-bounds.ts";

export type Recorder = {
  /** Adds what was counted until now; never throws. */
  write(): Promise<void>;
};

export type RecorderDeps = {
  metrics: Metrics;
  minutes: Pick<MinuteStore, "add">;
  series: Pick<SeriesStore, "add" | "read">;
  clock: Clock;
  log: Logger;
  keptMs(): Promise<number>;
};

type Batch = { id: string; series: readonly Series[]; minutes: readonly MinuteRow[] };

const DROPPED = "aegis_metrics_dropped_total";
const MINUTE_MS = 60_000;
/** Minutes that wait for a database that is away; the oldest go first. */
const MINUTES_WAITING_MAX = 60;

export function createRecorder(deps: RecorderDeps): Recorder {
  const { metrics, clock, log } = deps;
  const owner = randomBytes(6).toString("base64url");
  const room = createRoom(deps.series, metrics.counter(DROPPED));
  const waiting = { series: new Map<string, Series>(), minutes: new Map<number, MinuteRow>() };
  let sequence = 0;
  let open: Batch | null = null;

  const collect = () => {
    const changes = metrics.takeChanges();
    for (const change of changes) addTo(waiting.series, idOf(change), change);
    const at = Math.floor(clock.now() / MINUTE_MS) * MINUTE_MS;
    const minute = toMinute(new Date(at), changes);
    if (!minute) return;
    const known = waiting.minutes.get(at);
    waiting.minutes.set(at, known ? addMinutes(known, minute) : minute);
    for (const oldest of [...waiting.minutes.keys()].slice(0, -MINUTES_WAITING_MAX)) waiting.minutes.delete(oldest);
  };

  const close = (): Batch | null => {
    if (waiting.series.size === 0) return null;
    sequence += 1;
    const batch = { id: `${owner}${sequence}`, series: [...waiting.series.values()], minutes: [...waiting.minutes.values()] };
    waiting.series.clear();
    waiting.minutes.clear();
    return batch;
  };

  const send = async ({ id, series, minutes }: Batch) => {
    const kept = await room.admit(series);
    await deps.minutes.add(id, minutes, await deps.keptMs());
    await deps.series.add(id, kept);
  };

  const write = async () => {
    collect();
    for (const next of [() => open, close]) {
      open = next();
      if (!open) continue;
      await send(open);
      open = null;
    }
  };
  const guarded = () => write().catch((error: unknown) => log.warn({ error }, "what was counted could not be written; it is tried again"));
  let last = Promise.resolve();
  return {
    write() {
      last = last.then(guarded);
      return last;
    },
  };
}

function addTo(waiting: Map<string, Series>, key: string, change: Series): void {
  const known = waiting.get(key);
  waiting.set(key, known ? { ...change, cells: change.cells.map((by, index) => by + (known.cells[index] ?? 0)) } : change);
}

/** The bound holds for all processes together: before a series is begun here, what the others have begun is looked at. */
function createRoom(store: Pick<SeriesStore, "read">, onDropped: (count: number) => void) {
  let known: ReadonlySet<string> = new Set();
  return {
    async admit(series: readonly Series[]): Promise<Series[]> {
      if (series.some((each) => !known.has(idOf(each)))) {
        const begun = await store.read();
        const isBegun = new Set(begun.map(idOf));
        known = new Set(withinBounds([...begun, ...series.filter((each) => !isBegun.has(idOf(each)))]).map(idOf));
      }
      const kept = series.filter((each) => known.has(idOf(each)));
      if (kept.length < series.length) onDropped(series.length - kept.length);
      return kept;
    },
  };
}
