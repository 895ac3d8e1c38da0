import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { findEditable } from "../library/find-prompt.ts";
import type { LibraryStores } from "../library/ports.ts";
import { endByHand } from "./end-experiment.ts";
import type { ByExperiment, ExperimentView } from "./experiment.schema.ts";
import { findExperiment } from "./get-experiment.ts";
import type { ExperimentDeps } from "./ports.ts";
import { toExperiment } from "./to-experiment.ts";

/** Everybody gets the version the prompt runs with again; what was counted stays. */
export async function stopExperiment(
  ctx: Context<ExperimentDeps & LibraryStores>,
  { promptId, experimentId, revision }: ByExperiment & { revision: number },
): Promise<ExperimentView> {
  assertPermission(ctx, "prompts.write");
  await findEditable(ctx, promptId);
  const experiment = await findExperiment(ctx, { promptId, experimentId });
  if (experiment.revision !== revision || !(await endByHand(ctx, experiment))) throw ended();
  return toExperiment(await findExperiment(ctx, { promptId, experimentId }));
}

function ended(): AppError {
  return new AppError("conflict", "prompts.experiment_ended", "The experiment has ended meanwhile. Look at how.");
}
