import type { Context } from "../../platform/context.ts";
import type { ListedState } from "../../platform/jobs/job-view.ts";
import { jobUnknown } from "../errors.ts";
import type { ConsoleLinks, JobTarget } from "../ports.ts";
import { targetOrganizationOf } from "../reach.ts";

/** Not found, too, where it is another organization's: ids cannot be probed. */
export async function findTarget(
  ctx: Context<ConsoleLinks>,
  { orgId, kind, jobId }: { orgId?: string | undefined; kind: string; jobId: string },
): Promise<{ target: JobTarget; state: ListedState | "over" }> {
  const owner = targetOrganizationOf(ctx, orgId);
  const target = owner === null ? null : { orgId: owner, kind, id: jobId };
  const state = target && (await ctx.deps.jobFleet.stateOf(target));
  if (!target || !state) throw jobUnknown(jobId);
  return { target, state };
}
