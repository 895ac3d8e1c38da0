import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import { findOwned } from "./find-prompt.ts";
import { dropFeatured } from "./list-featured.ts";
import type { LibraryDeps } from "./ports.ts";

export const DELETE_PARTS_JOB = "prompts.delete-parts";

/** It and what it says are gone at once. Tests, runs and whatever else is kept of it go by a job: there may be much of it. */
export async function deletePrompt(ctx: Context<LibraryDeps & PublishDeps>, { promptId }: { promptId: string }): Promise<void> {
  const prompt = await findOwned(ctx, promptId);
  const { db, prompts, promptVersions, audit } = ctx.deps;
  const { orgId, visibility, latest } = prompt;
  let publish: () => Promise<void> = async () => undefined;
  await db.withTransaction(async (session) => {
    await prompts.delete(orgId, promptId, session);
    await promptVersions.deleteOfPrompt(orgId, promptId, session);
    publish = await enqueueJob(ctx, { name: DELETE_PARTS_JOB, payload: { promptId }, deduplicationKey: promptId }, session);
    const entry = { action: "prompts.prompt-deleted", target: { type: "prompt", id: promptId }, severity: "notice" } as const;
    await audit.append(toAuditRecord(ctx, { ...entry, before: { visibility, latest } }), session);
  });
  if (prompt.isFeatured) await dropFeatured(ctx);
  await publish();
}
