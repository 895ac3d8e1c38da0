import { z } from "zod";
import { resetFactors } from "../../../lib/auth/mfa/reset-factors.ts";
import { changeRole } from "../../../lib/auth/organizations/change-role.ts";
import { banUser } from "../../../lib/auth/users/ban-user.ts";
import { deleteUser } from "../../../lib/auth/users/delete-user.ts";
import { endUserSessions } from "../../../lib/auth/users/end-user-sessions.ts";
import { getUser } from "../../../lib/auth/users/get-user.ts";
import { listUsers } from "../../../lib/auth/users/list-users.ts";
import {
  adminUserDetailSchema,
  adminUserPageSchema,
  adminUserSchema,
  banUserSchema,
  byUserSchema,
  changeUserRoleSchema,
  inOrganizationSchema,
  listUsersSchema,
  unbanUserSchema,
  withReasonSchema,
} from "../../../lib/auth/users/schema.ts";
import { unbanUser } from "../../../lib/auth/users/unban-user.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { asArrayOrPage } from "../../_http/array-or-page.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const listUsersRoute = defineRoute({
  method: "get",
  path: "/admin/users",
  summary: "The people of your organization, newest first",
  description:
    "A bare array of at most 1,000; with `cursor` or `limit` a page. `q` finds beginnings of addresses and names. Whoever runs the " +
    "deployment sees every organization, each row with its `orgId`.",
  access: "users.read",
  limit: limits.read,
  query: listUsersSchema,
  output: z.union([z.array(adminUserSchema), adminUserPageSchema]),
  errors: ["auth.organization_not_found", "request.invalid_cursor"],
  handle: ({ ctx, query }) => asArrayOrPage(query, (page) => listUsers(ctx, { ...query, ...page })),
});

export const getUserRoute = defineRoute({
  method: "get",
  path: "/admin/users/{userId}",
  summary: "One person with their open sessions, and what you may do about them",
  access: "users.read",
  limit: limits.read,
  params: byUserSchema,
  query: inOrganizationSchema,
  output: adminUserDetailSchema,
  errors: ["auth.user_not_found"],
  handle: ({ ctx, params, query }) => getUser(ctx, { ...params, ...query }),
});

const ACTS = ["auth.target_too_high", "auth.user_not_found", "auth.user_required"] as const;

export const banUserRoute = defineRoute({
  method: "post",
  path: "/admin/users/{userId}/ban",
  summary: "Ban somebody from your organization; their sessions end within a second",
  description: "`scope: platform` bans from the whole deployment and is for those who run it.",
  access: "users.write",
  stepUp: true,
  limit: limits.write,
  params: byUserSchema,
  body: banUserSchema,
  output: adminUserDetailSchema,
  errors: [...ACTS, "auth.platform_role_required", "auth.user_changed"],
  handle: async ({ ctx, params, body }) => {
    await banUser(ctx, { ...params, ...body });
    return getUser(ctx, { ...params, orgId: body.orgId });
  },
});

export const unbanUserRoute = defineRoute({
  method: "post",
  path: "/admin/users/{userId}/unban",
  summary: "Let a banned person in again",
  access: "users.write",
  stepUp: true,
  limit: limits.write,
  params: byUserSchema,
  body: unbanUserSchema,
  output: adminUserDetailSchema,
  errors: [...ACTS, "auth.platform_role_required", "auth.user_changed"],
  handle: async ({ ctx, params, body }) => {
    await unbanUser(ctx, { ...params, ...body });
    return getUser(ctx, { ...params, orgId: body.orgId });
  },
});

export const changeUserRoleRoute = defineRoute({
  method: "patch",
  path: "/admin/users/{userId}/role",
  summary: "Give somebody in your organization another role",
  description:
    "The same as `PATCH /members/{userId}`. What role somebody has is each organization's own affair, also for those who run the deployment.",
  access: "users.write",
  stepUp: true,
  limit: limits.write,
  params: byUserSchema,
  body: changeUserRoleSchema,
  output: adminUserDetailSchema,
  errors: ["auth.member_not_found", "auth.own_role", "auth.role_too_high", "auth.user_required"],
  handle: async ({ ctx, params, body }) => {
    await changeRole(ctx, { ...params, ...body });
    return getUser(ctx, { ...params, orgId: ctx.orgId });
  },
});

export const endUserSessionsRoute = defineRoute({
  method: "delete",
  path: "/admin/users/{userId}/sessions",
  summary: "End every session of somebody in your organization, within a second",
  access: "users.write",
  limit: limits.write,
  params: byUserSchema,
  query: inOrganizationSchema,
  status: 204,
  output: z.void(),
  errors: [...ACTS],
  handle: ({ ctx, params, query }) => endUserSessions(ctx, { ...params, ...query }),
});

export const resetUserFactorsRoute = defineRoute({
  method: "post",
  path: "/admin/users/{userId}/reset-factors",
  summary: "Take every second factor from somebody who has lost them",
  description: "Their sessions end and they are told by letter. For somebody who belongs to your organization alone.",
  access: "users.write",
  stepUp: true,
  limit: limits.write,
  params: byUserSchema,
  body: withReasonSchema,
  status: 204,
  output: z.void(),
  errors: [...ACTS, "auth.account_elsewhere", "auth.factor_not_found"],
  handle: ({ ctx, params, body }) => resetFactors(ctx, { ...params, ...body }),
});

export const deleteUserRoute = defineRoute({
  method: "post",
  path: "/admin/users/{userId}/delete",
  summary: "Have somebody's account deleted in fourteen days",
  description:
    "The receipt is mailed to them, and until then they may sign in and call it off; whoever must not is banned first. For somebody who " +
    "belongs to your organization alone.",
  access: "users.write",
  stepUp: true,
  limit: limits.write,
  params: byUserSchema,
  body: withReasonSchema,
  status: 204,
  output: z.void(),
  errors: [...ACTS, "auth.account_elsewhere", "account.sole_owner", "audit.hold_active"],
  handle: ({ ctx, params, body }) => deleteUser(ctx, { ...params, ...body }),
});
