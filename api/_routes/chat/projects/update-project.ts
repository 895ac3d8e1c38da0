import { byProjectSchema, projectSchema, updateProjectSchema } from "../../../../lib/chat/projects/project.schema.ts";
import { updateProject } from "../../../../lib/chat/projects/update-project.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const updateProjectRoute = defineRoute({
  method: "patch",
  path: "/chat/projects/{projectId}",
  summary: "Rename a project or change its instructions",
  access: "chat.write",
  limit: limits.write,
  params: byProjectSchema,
  body: updateProjectSchema,
  output: projectSchema,
  errors: ["chat.instructions_blocked", "chat.project_not_found"],
  handle: ({ ctx, params, body }) => updateProject(ctx, { ...params, ...body }),
});
