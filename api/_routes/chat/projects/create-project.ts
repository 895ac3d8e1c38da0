import { createProject } from "../../../../lib/chat/projects/create-project.ts";
import { createProjectSchema, projectSchema } from "../../../../lib/chat/projects/project.schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const createProjectRoute = defineRoute({
  method: "post",
  path: "/chat/projects",
  summary: "Make a project: chats and files that belong together, with instructions for all of its answers",
  access: "chat.write",
  limit: limits.write,
  isIdempotent: true,
  body: createProjectSchema,
  output: projectSchema,
  errors: ["chat.instructions_blocked", "chat.projects_full"],
  handle: ({ ctx, body }) => createProject(ctx, body),
});
