import { searchPageSchema, searchSchema } from "../../../lib/chat/search/schema.ts";
import { searchEverything } from "../../../lib/chat/search/search-everything.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const searchRoute = defineRoute({
  method: "get",
  path: "/search",
  summary: "Search one's own chats, messages, names of files and memories, the newest first",
  description:
    "All words have to be there. A word of three letters or more finds words that begin with it and other English forms of it; case and accents do not count; text in quotes is found as it stands. What is stored for searching holds no word in clear.",
  access: "chat.read",
  limit: limits.read,
  query: searchSchema,
  output: searchPageSchema,
  errors: ["request.invalid_cursor", "auth.user_required"],
  handle: ({ ctx, query }) => searchEverything(ctx, query),
});
