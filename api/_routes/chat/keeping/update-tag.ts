import { byTagSchema, tagSchema, updateTagSchema } from "../../../../lib/chat/keeping/keeping.schema.ts";
import { updateTag } from "../../../../lib/chat/keeping/update-tag.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const updateTagRoute = defineRoute({
  method: "patch",
  path: "/chat/tags/{tagId}",
  summary: "Rename a tag or give it another colour",
  access: "chat.write",
  limit: limits.write,
  params: byTagSchema,
  body: updateTagSchema,
  output: tagSchema,
  errors: ["chat.tag_exists", "chat.tag_not_found"],
  handle: ({ ctx, params, body }) => updateTag(ctx, { ...params, ...body }),
});
