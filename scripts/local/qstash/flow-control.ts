import type { FlowControlSettings } from "./schema.ts";
import type { Store } from "./store.ts";

/*
 * Parallelism and rate per key. Counts live in memory: a restart has nothing in flight and begins a new window.
 * The limits of a key are those its newest message brought, also for the messages that wait, unless the key is pinned.
 */

type Usage = { active: number; windowStartedAt: number; windowCount: number };

type FlowVerdict = { type: "go" } | { type: "wait"; untilMs: number | null };

export type FlowControl = {
  /** `untilMs` null: something else has to happen first, an answer or a resume. */
  verdict(settings: FlowControlSettings | undefined, nowMs: number): FlowVerdict;
  started(settings: FlowControlSettings | undefined, nowMs: number): void;
  finished(settings: FlowControlSettings | undefined): void;
  usage(key: string): Readonly<Usage>;
  resetRate(key: string, nowMs: number): void;
  effective(key: string): { parallelism?: number | undefined; rate?: number | undefined; periodMs: number };
};

const DEFAULT_PERIOD_MS = 1000;

export function createFlowControl(store: Store): FlowControl {
  const usages = new Map<string, Usage>();
  const usageOf = (key: string) => {
    const usage = usages.get(key) ?? { active: 0, windowStartedAt: 0, windowCount: 0 };
    usages.set(key, usage);
    return usage;
  };
  return {
    verdict: (settings, nowMs) => {
      if (settings === undefined) return { type: "go" };
      if (store.tables.flowControlKey.get(settings.key)?.isPaused) return { type: "wait", untilMs: null };
      const usage = usageOf(settings.key);
      const { parallelism, rate, periodMs } = effectiveLimits(store, settings.key);
      if (parallelism !== undefined && usage.active >= parallelism) return { type: "wait", untilMs: null };
      const windowEndsAt = usage.windowStartedAt + periodMs;
      if (rate !== undefined && nowMs < windowEndsAt && usage.windowCount >= rate) return { type: "wait", untilMs: windowEndsAt };
      return { type: "go" };
    },
    started: (settings, nowMs) => {
      if (settings === undefined) return;
      const usage = usageOf(settings.key);
      usage.active += 1;
      if (nowMs >= usage.windowStartedAt + effectiveLimits(store, settings.key).periodMs) {
        usage.windowStartedAt = nowMs;
        usage.windowCount = 0;
      }
      usage.windowCount += 1;
    },
    finished: (settings) => {
      if (settings !== undefined) usageOf(settings.key).active -= 1;
    },
    usage: usageOf,
    resetRate: (key, nowMs) => {
      usages.set(key, { ...usageOf(key), windowStartedAt: nowMs, windowCount: 0 });
    },
    effective: (key) => effectiveLimits(store, key),
  };
}

function effectiveLimits(store: Store, key: string) {
  const record = store.tables.flowControlKey.get(key);
  return {
    parallelism: record?.pinnedParallelism ?? record?.latest?.parallelism,
    rate: record?.pinnedRate?.rate ?? record?.latest?.rate,
    periodMs: record?.pinnedRate?.periodMs ?? record?.latest?.periodMs ?? DEFAULT_PERIOD_MS,
  };
}
