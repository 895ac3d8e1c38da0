import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import type { ChatDeps } from "../ports.ts";
import { assertInstructionsPass } from "./guard-instructions.ts";
import type { CreateProjectInput, Project } from "./project.schema.ts";
import { PROJECTS_MAX } from "./project.store.ts";
import { sealInstructions, sealName, toProject } from "./to-project.ts";

export async function createProject(ctx: Context<ChatDeps>, { name, instructions }: CreateProjectInput): Promise<Project> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  await assertInstructionsPass(ctx, instructions);
  if ((await ctx.deps.projects.list(ctx.orgId, userId)).length >= PROJECTS_MAX)
    throw new AppError("conflict", "chat.projects_full", `You have ${PROJECTS_MAX} projects, which is as many as one person can have.`);
  const id = createId("project");
  const now = new Date(ctx.clock.now());
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const record = {
    ...{ _id: id, orgId: ctx.orgId, userId, createdAt: now, touchedAt: now },
    name: sealName(cipher, id, name),
    instructions: sealInstructions(cipher, id, instructions),
  };
  const entry = toAuditRecord(ctx, { action: "chat.project-created", target: { type: "project", id } });
  await ctx.deps.db.withTransaction(async (session) => {
    await ctx.deps.projects.insert(record, session);
    await ctx.deps.audit.append(entry, session);
  });
  return toProject(cipher, record);
}
