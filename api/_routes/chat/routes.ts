import type { Route } from "../../_http/define-route.ts";
import { createChatRoute } from "./create-chat.ts";
import { deleteChatRoute } from "./delete-chat.ts";
import { followEventsRoute } from "./follow-events.ts";
import { getStatusRoute } from "./get-status.ts";
import { getTraceRoute } from "./get-trace.ts";
import { listChatsRoute } from "./list-chats.ts";
import { listHistoryRoute } from "./list-history.ts";
import { listTurnsRoute } from "./list-turns.ts";
import { regenerateRoute } from "./regenerate.ts";
import { renameChatRoute } from "./rename-chat.ts";
import { sendMessageRoute } from "./send-message.ts";
import { stopRoute } from "./stop.ts";

export const chatRoutes: readonly Route[] = [
  createChatRoute,
  sendMessageRoute,
  followEventsRoute,
  getStatusRoute,
  stopRoute,
  regenerateRoute,
  listHistoryRoute,
  listTurnsRoute,
  getTraceRoute,
  listChatsRoute,
  renameChatRoute,
  deleteChatRoute,
];
