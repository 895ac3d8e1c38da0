import { mergeTag } from "../../../../lib/chat/keeping/delete-tag.ts";
import { byTagSchema, mergeTagSchema, tagSchema } from "../../../../lib/chat/keeping/keeping.schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const mergeTagRoute = defineRoute({
  method: "post",
  path: "/chat/tags/{tagId}/merge",
  summary: "Put another tag in this one's place on every chat; this one is gone then",
  access: "chat.write",
  limit: limits.write,
  params: byTagSchema,
  body: mergeTagSchema,
  output: tagSchema,
  errors: ["chat.tag_into_itself", "chat.tag_not_found"],
  handle: ({ ctx, params, body }) => mergeTag(ctx, { ...params, ...body }),
});
