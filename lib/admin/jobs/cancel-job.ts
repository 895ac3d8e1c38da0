import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { notOpen } from "../errors.ts";
import type { JobConsoleDeps } from "../ports.ts";
import { findTarget } from "./find-target.ts";
import type { JobTargetInput } from "./schema.ts";

/** One that waits is given up with `jobs.cancelled`, and can be replayed; one that runs is asked to end, where it can be. */
export async function cancelJob(
  ctx: Context<JobConsoleDeps>,
  { reason, ...input }: JobTargetInput,
): Promise<{ outcome: "cancelled" | "asked-to-stop" }> {
  assertPermission(ctx, "ops.write");
  const { jobFleet, audit } = ctx.deps;
  const { target, state } = await findTarget(ctx, input);
  if (state === "failed" || state === "over") throw notOpen("This job has ended.");
  // Before the change, which is the job's own and has its own transaction: what is asked for is on record, whatever comes of it.
  await audit.append(
    toAuditRecord(ctx, { action: "jobs.job-cancelled", target: { type: "job", id: target.id }, severity: "notice", reason }),
  );
  const outcome = await jobFleet.cancel(target);
  if (outcome === "cancelled") return { outcome };
  if (outcome === "running" && (await jobFleet.stop(target))) return { outcome: "asked-to-stop" };
  throw notOpen(
    outcome === "running"
      ? "This job is being worked on and cannot be stopped; it ends by itself."
      : "This job waits for an earlier one of its line, or has just ended; cancel the earlier one first.",
  );
}
