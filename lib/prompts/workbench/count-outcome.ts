import type { Context } from "../../platform/context.ts";
import { endByRule } from "./end-experiment.ts";
import type { ExperimentMetric } from "./experiment.schema.ts";
import { talliesOf } from "./experiment-record.ts";
import { judgeExperiment, NO_TALLY, toMeasure } from "./judge-experiment.ts";
import { exposureId, subjectOf } from "./pick-version.ts";
import type { ExperimentDeps } from "./ports.ts";

/** What is known of a run now: after the run its cost and time, after a thumb 1 for up and 0 for down. */
export type Outcome = { promptId: string; experimentId: string; values: Partial<Record<ExperimentMetric, number>> };

/**
 * Counts what came of a version the caller was given, and ends the experiment once that decides it. Their first outcome counts and later
 * ones do not: the rule that ends it asks for outcomes that know nothing of each other.
 */
export async function countOutcome(ctx: Context<ExperimentDeps>, { promptId, experimentId, values }: Outcome): Promise<void> {
  const { deps, orgId } = ctx;
  const subjectId = subjectOf(ctx);
  if (subjectId === null) return;
  const experiment = await deps.promptExperiments.find(orgId, promptId, experimentId);
  const value = experiment?.result === null ? values[experiment.metric] : undefined;
  if (!experiment || value === undefined) return;
  const measure = toMeasure(experiment.metric, value);
  const counted = await deps.db.withTransaction(async (session) => {
    const exposure = await deps.promptExposures.takeOutcome(orgId, exposureId(experimentId, subjectId), session);
    if (!exposure) return null;
    const added = { ...NO_TALLY, arm: exposure.arm, outcomes: 1, sum: measure, squares: measure * measure };
    return deps.promptExperiments.add(orgId, experimentId, added, session);
  });
  if (!counted) return;
  const judgement = judgeExperiment(talliesOf(counted), counted);
  if (judgement.type !== "running") await endByRule(ctx, counted, judgement);
}
