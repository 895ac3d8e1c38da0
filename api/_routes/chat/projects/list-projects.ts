import { listProjects } from "../../../../lib/chat/projects/list-projects.ts";
import { projectListSchema } from "../../../../lib/chat/projects/project.schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const listProjectsRoute = defineRoute({
  method: "get",
  path: "/chat/projects",
  summary: "One's own projects by name; a person has at most 100",
  access: "chat.read",
  limit: limits.read,
  output: projectListSchema,
  errors: [],
  handle: ({ ctx }) => listProjects(ctx),
});
