import { SIGNS } from "../ops/alerts/signs.ts";
import type { Context } from "../platform/context.ts";
import { formatExposition, type Gauge } from "../platform/measurements/format-exposition.ts";
import type { StoredSeries } from "../platform/measurements/series.store.ts";
import { withinBounds } from "../platform/measurements/within-bounds.ts";
import { withinTime } from "../platform/within-time.ts";
import type { AppDeps } from "./deps.ts";

const SOURCE_MS = 1_000;
/** Beside the counters' 1,900 lines. */
const GAUGES_MAX = 100;
const DEAD_LETTERS_MAX = 1_000;

/**
 * What all processes have counted, and how things stand now. What cannot be read in time is left out, and said: a scraper takes a counter
 * that is missing for a gap, one that is lower than before for a restart.
 */
export async function getMetrics(ctx: Context<AppDeps>): Promise<string> {
  const [sums, ...gauges] = await Promise.all([readSums(ctx), ...SOURCES.map((source) => orNothing(ctx, source(ctx)))]);
  const own: Gauge[] = [
    { name: "aegis_up", labels: {}, value: 1 },
    { name: "aegis_metrics_store_up", labels: {}, value: sums === null ? 0 : 1 },
    { name: "aegis_build_info", labels: { version: ctx.deps.deployment.version }, value: 1 },
  ];
  return formatExposition(withinBounds(sums ?? []), [...own, ...gauges.flat()].slice(0, GAUGES_MAX));
}

async function readSums(ctx: Context<AppDeps>): Promise<StoredSeries[] | null> {
  const { measuring, metricSeries } = ctx.deps;
  const read = measuring.flush().then(() => metricSeries.read());
  return withinTime(SOURCE_MS, read, "The counters were not read in time.").catch((error: unknown) => {
    ctx.log.warn({ error }, "the counters could not be read");
    return null;
  });
}

async function orNothing(ctx: Context<AppDeps>, read: Promise<Gauge[]>): Promise<Gauge[]> {
  return withinTime(SOURCE_MS, read, "A gauge was not read in time.").catch((error: unknown) => {
    ctx.log.warn({ error }, "a gauge could not be read");
    return [];
  });
}

type Source = (ctx: Context<AppDeps>) => Promise<Gauge[]>;

const SOURCES: readonly Source[] = [
  ...SIGNS,
  async ({ deps }) =>
    Object.entries(await deps.turns.countByState()).map(([state, value]) => ({ name: "aegis_turns", labels: { state }, value })),
  async ({ deps }) =>
    (await deps.router.states()).map(({ provider, condition }) => ({
      name: "aegis_provider_up",
      labels: { provider },
      value: condition === "ready" || condition === "half-open" ? 1 : 0,
    })),
  async ({ deps }) => [{ name: "aegis_dead_letters", labels: {}, value: await deps.deadLetters.countOpen(null, DEAD_LETTERS_MAX) }],
  async ({ deps }) => {
    const rows = await deps.schedules.listAll();
    const ended = rows.filter(({ error }) => error === null);
    return ended.flatMap(({ _id, finishedAt }) => ageOf("aegis_schedule_age_seconds", { schedule: _id }, finishedAt, deps.clock.now()));
  },
];

/** What never happened has no age. */
function ageOf(name: string, labels: Gauge["labels"], at: Date | null, now: number): Gauge[] {
  return at === null ? [] : [{ name, labels, value: Math.max(0, Math.round((now - at.getTime()) / 1_000)) }];
}
