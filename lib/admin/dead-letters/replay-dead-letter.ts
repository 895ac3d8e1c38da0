import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { DeadLetterRecord } from "../../platform/jobs/dead-letter.store.ts";
import { deadLetterUnknown, notFailed } from "../errors.ts";
import type { JobConsoleDeps } from "../ports.ts";
import { targetOrganizationOf } from "../reach.ts";
import { toActorId } from "../to-actor-id.ts";
import type { ReplayDeadLetterInput } from "./schema.ts";

/** Of any number of calls at once one starts the job over; the others hear that it is not failed any more. */
export async function replayDeadLetter(ctx: Context<JobConsoleDeps>, input: ReplayDeadLetterInput): Promise<void> {
  assertPermission(ctx, "ops.write");
  const orgId = targetOrganizationOf(ctx, input.orgId);
  const letter = orgId === null ? null : await ctx.deps.deadLetters.find(orgId, input.deadLetterId);
  if (!letter) throw deadLetterUnknown(input.deadLetterId);
  if (!(await startLetterOver(ctx, letter))) throw notFailed();
}

/** The record, its letters and the trail in one transaction; false when the job is not failed any more. */
export function startLetterOver(ctx: Context<JobConsoleDeps>, { _id, orgId, job, recordId }: DeadLetterRecord): Promise<boolean> {
  const { jobFleet, deadLetters, audit } = ctx.deps;
  const by = { by: toActorId(ctx), at: new Date(ctx.clock.now()) };
  const target = { type: "dead-letter", id: _id };
  const entry = toAuditRecord(ctx, { action: "jobs.dead-letter-replayed", target, severity: "notice", after: { orgId, job, recordId } });
  return jobFleet.startOver({ orgId, kind: job, id: recordId }, async (session) => {
    await deadLetters.markReplayed(orgId, recordId, by, session);
    await audit.append(entry, session);
  });
}
