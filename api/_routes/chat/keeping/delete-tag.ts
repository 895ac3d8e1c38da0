import { z } from "zod";
import { deleteTag } from "../../../../lib/chat/keeping/delete-tag.ts";
import { byTagSchema } from "../../../../lib/chat/keeping/keeping.schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const deleteTagRoute = defineRoute({
  method: "delete",
  path: "/chat/tags/{tagId}",
  summary: "Delete a tag; the chats that carried it stay",
  access: "chat.write",
  limit: limits.write,
  params: byTagSchema,
  output: z.void(),
  status: 204,
  errors: ["chat.tag_not_found"],
  handle: ({ ctx, params }) => deleteTag(ctx, params),
});
