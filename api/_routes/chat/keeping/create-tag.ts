import { createTag } from "../../../../lib/chat/keeping/create-tag.ts";
import { createTagSchema, tagSchema } from "../../../../lib/chat/keeping/keeping.schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const createTagRoute = defineRoute({
  method: "post",
  path: "/chat/tags",
  summary: "Make a tag for chats",
  access: "chat.write",
  limit: limits.write,
  isIdempotent: true,
  body: createTagSchema,
  output: tagSchema,
  errors: ["chat.tag_exists", "chat.tags_full"],
  handle: ({ ctx, body }) => createTag(ctx, body),
});
