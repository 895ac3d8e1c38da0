import { tagListSchema } from "../../../../lib/chat/keeping/keeping.schema.ts";
import { listTags } from "../../../../lib/chat/keeping/list-tags.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const listTagsRoute = defineRoute({
  method: "get",
  path: "/chat/tags",
  summary: "One's own tags by name; a person has at most 100",
  access: "chat.read",
  limit: limits.read,
  output: tagListSchema,
  errors: [],
  handle: ({ ctx }) => listTags(ctx),
});
