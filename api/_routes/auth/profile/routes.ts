import type { Route } from "../../../_http/define-route.ts";
import { confirmEmailRoute } from "./confirm-email.ts";
import { getEmailStatusRoute } from "./get-email-status.ts";
import { renameAccountRoute } from "./rename-account.ts";
import { requestEmailChangeRoute } from "./request-email-change.ts";

export const profileRoutes: readonly Route[] = [renameAccountRoute, getEmailStatusRoute, requestEmailChangeRoute, confirmEmailRoute];
