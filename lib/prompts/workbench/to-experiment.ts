import type { ExperimentView } from "./experiment.schema.ts";
import { type ExperimentRecord, talliesOf } from "./experiment-record.ts";
import { fromMeasure, intervalsOf } from "./judge-experiment.ts";

export function toExperiment(record: ExperimentRecord): ExperimentView {
  const { _id, promptId, metric, minimumPerArm, errorRate, margin, result, winner, promotionId, startedBy, revision } = record;
  return {
    ...{ id: _id, promptId, metric, minimumPerArm, result, winner, promotionId, startedBy, revision },
    state: result === null ? "running" : "ended",
    arms: toArms(record),
    stopRule: { errorRate, margin },
    startedAt: record.at.toISOString(),
    endsAt: record.endsAt.toISOString(),
    endedAt: record.endedAt?.toISOString() ?? null,
  };
}

function toArms(record: ExperimentRecord): ExperimentView["arms"] {
  const { metric, arms } = record;
  const tallies = talliesOf(record);
  const intervals = intervalsOf(tallies, record);
  return arms.map(({ version, share }, arm) => {
    const { exposures = 0, outcomes = 0, sum = 0 } = tallies[arm] ?? {};
    const { low, high } = intervals[arm] ?? { low: Number.NaN, high: Number.NaN };
    const isKnown = outcomes > 0 && Number.isFinite(low) && Number.isFinite(high);
    return {
      ...{ version, share, exposures, outcomes },
      value: outcomes === 0 ? null : fromMeasure(metric, sum / outcomes),
      interval: isKnown ? { low: Math.max(0, fromMeasure(metric, low)), high: toShown(fromMeasure(metric, high)) } : null,
    };
  });
}

/** Of two wild values the upper bound may be beyond any number. */
const toShown = (value: number): number => Math.min(value, Number.MAX_SAFE_INTEGER);
