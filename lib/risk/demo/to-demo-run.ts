import type { DemoRun } from "./demo-run.schema.ts";
import type { DemoRunRecord } from "./demo-run.store.ts";

export function toDemoRun(record: DemoRunRecord): DemoRun {
  const {
    _id: id,
    kind,
    state,
    seed,
    perSecond,
    historyTotal,
    liveTotal,
    position,
    decisions,
    tally,
    at,
    liveFrom,
    finishedAt,
    reason,
  } = record;
  return {
    ...{ id, kind, state, seed, perSecond, decisions, tally, reason },
    history: { done: Math.min(position, historyTotal), total: historyTotal },
    live: { done: Math.max(0, position - historyTotal), total: liveTotal },
    createdAt: at.toISOString(),
    liveFrom: liveFrom?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
