import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { LibraryStores } from "../library/ports.ts";
import type { ByExperiment, ExperimentView } from "./experiment.schema.ts";
import type { ExperimentRecord } from "./experiment-record.ts";
import { findOfOrganization } from "./find-of-organization.ts";
import type { ExperimentDeps } from "./ports.ts";
import { toExperiment } from "./to-experiment.ts";

type Deps = Pick<ExperimentDeps, "promptExperiments"> & LibraryStores;

export async function getExperiment(ctx: Context<Deps>, { promptId, experimentId }: ByExperiment): Promise<ExperimentView> {
  assertPermission(ctx, "prompts.read");
  await findOfOrganization(ctx, promptId);
  return toExperiment(await findExperiment(ctx, { promptId, experimentId }));
}

/** Whoever calls this has looked whether the prompt may be read. */
export async function findExperiment({ deps, orgId }: Context<Deps>, { promptId, experimentId }: ByExperiment): Promise<ExperimentRecord> {
  const record = await deps.promptExperiments.find(orgId, promptId, experimentId);
  if (!record) throw new AppError("not_found", "prompts.experiment_not_found", `No experiment ${experimentId}.`);
  return record;
}
