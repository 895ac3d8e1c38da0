import type { Route } from "../../_http/define-route.ts";
import { changeWaitingRoute } from "./change-waiting.ts";
import { continueTurnRoute } from "./continue-turn.ts";
import { editMessageRoute } from "./edit-message.ts";
import { feedbackRoutes } from "./feedback.ts";
import { forkChatRoute } from "./fork-chat.ts";
import { regenerateRoute } from "./regenerate.ts";
import { showBranchRoute } from "./show-branch.ts";
import { withdrawWaitingRoute } from "./withdraw-waiting.ts";

/** What comes of a message once it is there: siblings, a second part, a chat of its own, other words while it waits, an opinion. */
export const branchRoutes: readonly Route[] = [
  regenerateRoute,
  editMessageRoute,
  showBranchRoute,
  continueTurnRoute,
  forkChatRoute,
  changeWaitingRoute,
  withdrawWaitingRoute,
  ...feedbackRoutes,
];
