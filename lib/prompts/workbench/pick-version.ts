import type { Context } from "../../platform/context.ts";
import type { PromptRecord } from "../library/prompt-record.ts";
import { endByTime } from "./end-experiment.ts";
import type { ExperimentRecord } from "./experiment-record.ts";
import { NO_TALLY } from "./judge-experiment.ts";
import type { ExperimentDeps } from "./ports.ts";
import { armOf, pseudonymOf } from "./split-arms.ts";

export type PickedVersion = { version: number; experimentId: string; arm: number };

const DAY_MS = 86_400_000;
/** Outcomes may come late: a thumb is given when somebody reads the answer again. */
const EXPOSURE_DAYS = 120;

/**
 * Which version the caller gets of a prompt that is tried in several; null where nothing is being tried. Asks nobody for a permission: a
 * run does. People of other organizations read the published version and take no part.
 */
export async function pickVersion(ctx: Context<ExperimentDeps>, prompt: PromptRecord): Promise<PickedVersion | null> {
  const subjectId = subjectOf(ctx);
  if (prompt.orgId !== ctx.orgId || subjectId === null) return null;
  const experiment = await ctx.deps.promptExperiments.findRunning(ctx.orgId, prompt._id);
  if (!experiment) return null;
  if (experiment.endsAt.getTime() <= ctx.clock.now()) {
    await endByTime(ctx, experiment);
    return null;
  }
  const arm = armOf(
    experiment._id,
    subjectId,
    experiment.arms.map(({ share }) => share),
  );
  const version = experiment.arms[arm]?.version;
  if (version === undefined) return null;
  await expose(ctx, experiment, { arm, subjectId });
  return { version, experimentId: experiment._id, arm };
}

/** A person, or a key, which may stand for many. */
function subjectOf({ actor }: Context): string | null {
  if (actor.type === "user") return actor.userId;
  return actor.type === "apiKey" ? actor.keyId : null;
}

export function exposureId(experimentId: string, subjectId: string): string {
  return `${experimentId}:${pseudonymOf(experimentId, subjectId)}`;
}

async function expose(
  { deps, orgId, clock }: Context<ExperimentDeps>,
  { _id: experimentId, promptId }: ExperimentRecord,
  { arm, subjectId }: { arm: number; subjectId: string },
): Promise<void> {
  const _id = exposureId(experimentId, subjectId);
  if (await deps.promptExposures.find(orgId, _id)) return;
  const at = new Date(clock.now());
  const expiresAt = new Date(at.getTime() + EXPOSURE_DAYS * DAY_MS);
  const write = deps.db.withTransaction(async (session) => {
    await deps.promptExposures.insert({ _id, orgId, promptId, experimentId, arm, hasOutcome: false, at, expiresAt }, session);
    await deps.promptExperiments.add(orgId, experimentId, { ...NO_TALLY, arm, exposures: 1 }, session);
  });
  // Refused by the id: the same person has begun two runs at one moment, and is counted once.
  await deps.db.isInserted(write);
}
