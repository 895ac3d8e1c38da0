import { z } from "zod";
import { deleteProject } from "../../../../lib/chat/projects/delete-project.ts";
import { byProjectSchema, deleteProjectSchema } from "../../../../lib/chat/projects/project.schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const deleteProjectRoute = defineRoute({
  method: "delete",
  path: "/chat/projects/{projectId}",
  summary: "Delete a project; its chats stay without it or are deleted, as asked, and its files stay among the files",
  access: "chat.write",
  limit: limits.write,
  params: byProjectSchema,
  query: deleteProjectSchema,
  output: z.void(),
  status: 204,
  errors: ["chat.project_not_found"],
  handle: ({ ctx, params, query }) => deleteProject(ctx, { ...params, ...query }),
});
