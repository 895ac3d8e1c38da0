import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { LibraryStores } from "../library/ports.ts";
import type { ExperimentView } from "./experiment.schema.ts";
import { findOfOrganization } from "./find-of-organization.ts";
import type { ExperimentDeps } from "./ports.ts";
import { toExperiment } from "./to-experiment.ts";

type Selection = { promptId: string; cursor?: string | undefined; limit: number };
type Page = { items: ExperimentView[]; nextCursor: string | null };

/** Newest first. */
export async function listExperiments(
  ctx: Context<Pick<ExperimentDeps, "promptExperiments"> & LibraryStores>,
  { promptId, cursor, limit }: Selection,
): Promise<Page> {
  assertPermission(ctx, "prompts.read");
  await findOfOrganization(ctx, promptId);
  const records = await ctx.deps.promptExperiments.list(ctx.orgId, promptId, { after: readTimeCursor(cursor), limit });
  return { items: records.map(toExperiment), nextCursor: nextTimeCursor(records, limit) };
}
