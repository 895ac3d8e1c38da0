import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { ChatDeps } from "../ports.ts";
import type { Project } from "./project.schema.ts";
import { toProject } from "./to-project.ts";

/** One's own, by name. */
export async function listProjects(ctx: Context<ChatDeps>): Promise<{ items: Project[] }> {
  assertPermission(ctx, "chat.read");
  const records = await ctx.deps.projects.list(ctx.orgId, userIdOf(ctx));
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return { items: records.map((record) => toProject(cipher, record)).toSorted((a, b) => a.name.localeCompare(b.name)) };
}
