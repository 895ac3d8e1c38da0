import { exportAllChats } from "../../../../lib/chat/copies/export-chats.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineDownloadRoute } from "../../../_http/define-route.ts";

export const exportAllRoute = defineDownloadRoute({
  method: "get",
  path: "/chat/export-all",
  summary: "All of one's own chats in one archive, each as JSON and as Markdown",
  access: "chat.read",
  limit: limits.account,
  mediaTypes: ["application/zip"],
  errors: [],
  handle: ({ ctx }) => exportAllChats(ctx),
});
