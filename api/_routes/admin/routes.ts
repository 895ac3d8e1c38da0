import type { Route } from "../../_http/define-route.ts";
import { consoleRoutes } from "./console.ts";
import {
  banUserRoute,
  changeUserRoleRoute,
  deleteUserRoute,
  endUserSessionsRoute,
  getUserRoute,
  listUsersRoute,
  resetUserFactorsRoute,
  unbanUserRoute,
} from "./users.ts";

export const adminRoutes: readonly Route[] = [
  listUsersRoute,
  getUserRoute,
  banUserRoute,
  unbanUserRoute,
  changeUserRoleRoute,
  endUserSessionsRoute,
  resetUserFactorsRoute,
  deleteUserRoute,
  ...consoleRoutes,
];
