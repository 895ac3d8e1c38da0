import type { Context } from "../../platform/context.ts";
import { endByRule } from "./end-experiment.ts";
import type { ExperimentMetric } from "./experiment.schema.ts";
import { talliesOf } from "./experiment-record.ts";
import { judgeExperiment, NO_TALLY, toMeasure } from "./judge-experiment.ts";
import { exposureId } from "./pick-version.ts";
import type { ExperimentDeps } from "./ports.ts";

/** What a run says about who was given what; `experiment` null where nothing was tried. */
type TriedRun = { promptId: string; userId: string; keyId: string | null; experiment: { experimentId: string } | null };

/** What is known of a run now: after the run its cost and time, after a thumb 1 for up and 0 for down. */
type Values = Partial<Record<ExperimentMetric, number>>;

/**
 * Counts what came of a version somebody was given, and ends the experiment once that decides it. Their first outcome counts and later
 * ones do not: the rule that ends it asks for outcomes that know nothing of each other.
 */
export async function countOutcome(ctx: Context<ExperimentDeps>, run: TriedRun, values: Values): Promise<void> {
  const { deps, orgId } = ctx;
  if (!run.experiment) return;
  const { experimentId } = run.experiment;
  const experiment = await deps.promptExperiments.find(orgId, run.promptId, experimentId);
  const value = experiment?.result === null ? values[experiment.metric] : undefined;
  if (!experiment || value === undefined) return;
  const measure = toMeasure(experiment.metric, value);
  const counted = await deps.db.withTransaction(async (session) => {
    const exposure = await deps.promptExposures.takeOutcome(orgId, exposureId(experimentId, run.keyId ?? run.userId), session);
    if (!exposure) return null;
    const added = { ...NO_TALLY, arm: exposure.arm, outcomes: 1, sum: measure, squares: measure * measure };
    return deps.promptExperiments.add(orgId, experimentId, added, session);
  });
  if (!counted) return;
  const judgement = judgeExperiment(talliesOf(counted), counted);
  if (judgement.type !== "running") await endByRule(ctx, counted, judgement);
}
