import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { notFailed, notOpen } from "../errors.ts";
import type { JobConsoleDeps } from "../ports.ts";
import { toActorId } from "../to-actor-id.ts";
import { findTarget } from "./find-target.ts";
import type { JobTargetInput } from "./schema.ts";

/** At once: one that waits is published before its time, a failed one begins anew and its letters count as replayed. */
export async function retryJob(
  ctx: Context<JobConsoleDeps>,
  { reason, ...input }: JobTargetInput,
): Promise<{ outcome: "published" | "started-over" }> {
  assertPermission(ctx, "ops.write");
  const { jobFleet, deadLetters, audit } = ctx.deps;
  const { target, state } = await findTarget(ctx, input);
  const entry = toAuditRecord(ctx, { action: "jobs.job-retried", target: { type: "job", id: target.id }, severity: "notice", reason });
  if (state === "waiting") {
    // Nothing of the record changes but when it is due, so a trail that is ahead of a lost message tells no lie.
    await audit.append(entry);
    await jobFleet.publish(target);
    return { outcome: "published" };
  }
  if (state !== "failed") throw notOpen(state === "running" ? "This job is being worked on already." : "This job has ended.");
  const by = { by: toActorId(ctx), at: new Date(ctx.clock.now()) };
  const isStarted = await jobFleet.startOver(target, async (session) => {
    await deadLetters.markReplayed(target.orgId, target.id, by, session);
    await audit.append(entry, session);
  });
  if (!isStarted) throw notFailed();
  return { outcome: "started-over" };
}
