import { createHash } from "node:crypto";
import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { ChatDeps } from "../ports.ts";
import { projectNotFound } from "./errors.ts";
import { assertInstructionsPass } from "./guard-instructions.ts";
import type { Project, UpdateProjectInput } from "./project.schema.ts";
import { sealInstructions, sealName, toProject } from "./to-project.ts";

/** Only what is named changes. The next message of each of its chats goes by the new instructions. */
export async function updateProject(ctx: Context<ChatDeps>, input: UpdateProjectInput & { projectId: string }): Promise<Project> {
  assertPermission(ctx, "chat.write");
  const { projectId: id, name, instructions } = input;
  await assertInstructionsPass(ctx, instructions ?? "");
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const change = {
    ...(name !== undefined && { name: sealName(cipher, id, name) }),
    ...(instructions !== undefined && { instructions: sealInstructions(cipher, id, instructions) }),
  };
  const entry = toAuditRecord(ctx, {
    action: "chat.project-updated",
    target: { type: "project", id },
    after: createHash("sha256")
      .update(JSON.stringify([name, instructions]))
      .digest("hex"),
  });
  const of = { orgId: ctx.orgId, userId: userIdOf(ctx), id };
  const record = await ctx.deps.db.withTransaction(async (session) => {
    const updated =
      Object.keys(change).length === 0
        ? await ctx.deps.projects.find(of.orgId, of.userId, id)
        : await ctx.deps.projects.update(of, change, session);
    if (!updated) throw projectNotFound(id);
    await ctx.deps.audit.append(entry, session);
    return updated;
  });
  return toProject(cipher, record);
}
