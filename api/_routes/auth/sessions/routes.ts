import type { Route } from "../../../_http/define-route.ts";
import { listSessionsRoute } from "./list-sessions.ts";
import { revokeAllSessionsRoute, revokeOtherSessionsRoute, revokeSessionRoute } from "./revoke-sessions.ts";

export const sessionRoutes: readonly Route[] = [listSessionsRoute, revokeSessionRoute, revokeOtherSessionsRoute, revokeAllSessionsRoute];
