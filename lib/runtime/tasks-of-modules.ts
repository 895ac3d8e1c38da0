import { sweepTripsDue } from "../failsafe/audits/decide-trip.ts";
import { startScheduledDrills } from "../failsafe/drills/start-scheduled-drills.ts";
import { remindOwners } from "../integrations/remind-owners.ts";
import { sweepUploads } from "../knowledge/uploads/sweep-uploads.ts";
import { sweepDueCases } from "../risk/cases/sweep-due-cases.ts";
import { learnOutcomes } from "../risk/models/learn-outcomes.ts";
import { tendModels } from "../risk/models/tend-models.ts";
import { sweepReviews } from "../risk/reviews/request-reviews.ts";
import { finishObservations } from "../risk/transactions/finish-observations.ts";
import type { Runtime } from "./runtime.ts";
import type { ScheduledTask } from "./scheduled-task.ts";
import { createSystemContext } from "./system-context.ts";

const BATCH = 200;
const OUTCOME_BATCHES = 25;

/** Risk, fail-safe, files, and keys of integrations. */
export const moduleTasks: Readonly<Record<string, ScheduledTask>> = {
  "risk.finish-observations": async ({ deps }) => void (await finishObservations(deps, BATCH)),
  "risk.open-due-cases": openDueCases,
  "risk.sweep-reviews": (runtime) => sweepReviews(createSystemContext(runtime, { job: "risk.sweep-reviews", orgId: "" }), BATCH),
  "risk.learn-outcomes": learnRiskOutcomes,
  "risk.tend-models": tendRiskModels,
  "failsafe.start-drills": startDrills,
  "failsafe.decide-trips": decideDueTrips,
  "knowledge.sweep-uploads": ({ deps }) => sweepUploads(deps, BATCH),
  "integrations.remind-owners": ({ deps }) => remindOwners(deps, BATCH),
};

async function openDueCases(runtime: Runtime): Promise<void> {
  await sweepDueCases(runtime.deps, (orgId) => createSystemContext(runtime, { job: "risk.open-due-cases", orgId }), BATCH);
}

/** Until none is left, or the tick has done its part; the next one goes on. */
async function learnRiskOutcomes({ deps }: Runtime): Promise<void> {
  for (let batch = 0; batch < OUTCOME_BATCHES; batch += 1) if ((await learnOutcomes(deps, BATCH)) < BATCH) return;
}

async function tendRiskModels(runtime: Runtime): Promise<void> {
  await tendModels(runtime.deps, BATCH, (orgId) => createSystemContext(runtime, { job: "risk.tend-models", orgId }));
}

async function decideDueTrips(runtime: Runtime): Promise<void> {
  await sweepTripsDue(runtime.deps, (orgId) => createSystemContext(runtime, { job: "failsafe.decide-trips", orgId }), BATCH);
}

async function startDrills(runtime: Runtime): Promise<void> {
  await startScheduledDrills(runtime.deps, (orgId) => createSystemContext(runtime, { job: "failsafe.start-drills", orgId }), BATCH);
}
