import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import type { ChatDeps } from "../ports.ts";
import { EMPTY_PROJECT_JOB } from "./empty-project.job.ts";
import { projectNotFound } from "./errors.ts";

/** Gone at once; a job written in the same transaction lets its chats out, or deletes them. */
export async function deleteProject(ctx: Context<ChatDeps>, input: { projectId: string; content: "keep" | "delete" }): Promise<void> {
  assertPermission(ctx, "chat.write");
  const { projectId, content } = input;
  const userId = userIdOf(ctx);
  const entry = toAuditRecord(ctx, { action: "chat.project-deleted", target: { type: "project", id: projectId }, after: { content } });
  const publish = await ctx.deps.db.withTransaction(async (session) => {
    if (!(await ctx.deps.projects.delete(ctx.orgId, userId, projectId, session))) throw projectNotFound(projectId);
    await ctx.deps.audit.append(entry, session);
    const job = { name: EMPTY_PROJECT_JOB, payload: { projectId, userId, content }, deduplicationKey: projectId };
    return enqueueJob(ctx, job, session);
  });
  await publish();
}
