import type { Route } from "../../_http/define-route.ts";
import { branchRoutes } from "./branch-routes.ts";
import { createChatRoute } from "./create-chat.ts";
import { decideToolCallRoute } from "./decide-tool-call.ts";
import { deleteChatRoute } from "./delete-chat.ts";
import { followEventsRoute } from "./follow-events.ts";
import { getStatusRoute } from "./get-status.ts";
import { getTotalsRoute } from "./get-totals.ts";
import { getTraceRoute } from "./get-trace.ts";
import { listChatsRoute } from "./list-chats.ts";
import { listHistoryRoute } from "./list-history.ts";
import { listToolCallsRoute } from "./list-tool-calls.ts";
import { listTurnsRoute } from "./list-turns.ts";
import { renameChatRoute } from "./rename-chat.ts";
import { searchRoute } from "./search.ts";
import { sendMessageRoute } from "./send-message.ts";
import { stopRoute } from "./stop.ts";

export const chatRoutes: readonly Route[] = [
  createChatRoute,
  sendMessageRoute,
  followEventsRoute,
  ...branchRoutes,
  getStatusRoute,
  stopRoute,
  listHistoryRoute,
  listTurnsRoute,
  getTraceRoute,
  getTotalsRoute,
  listToolCallsRoute,
  decideToolCallRoute,
  listChatsRoute,
  renameChatRoute,
  deleteChatRoute,
  searchRoute,
];
