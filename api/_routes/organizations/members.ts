import { z } from "zod";
import { changeRole } from "../../../lib/auth/organizations/change-role.ts";
import { leaveOrganization } from "../../../lib/auth/organizations/leave-organization.ts";
import { listMembers } from "../../../lib/auth/organizations/list-members.ts";
import { removeMember } from "../../../lib/auth/organizations/remove-member.ts";
import {
  byMemberSchema,
  changeRoleSchema,
  listMembersSchema,
  memberPageSchema,
  transferOwnershipSchema,
} from "../../../lib/auth/organizations/schema.ts";
import { transferOwnership } from "../../../lib/auth/organizations/transfer-ownership.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { withCookies } from "../../_http/cookies.ts";
import { defineRoute } from "../../_http/define-route.ts";
import { clearedCookies } from "../auth/session-cookies.ts";

export const listMembersRoute = defineRoute({
  method: "get",
  path: "/members",
  summary: "Who is in the organization, and as what",
  access: "members.read",
  limit: limits.read,
  query: listMembersSchema,
  output: memberPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listMembers(ctx, query),
});

const ROSTER_ERRORS = ["auth.member_not_found", "auth.own_role", "auth.role_too_high"] as const;

export const changeRoleRoute = defineRoute({
  method: "patch",
  path: "/members/{userId}",
  summary: "Give a member another role",
  description:
    "Of members below your own role, to roles you may give: below your own, and for an owner any. Their sessions in this organization " +
    "end. Roles from ADMIN up need a recent proof that it is you.",
  access: "members.write",
  limit: limits.write,
  params: byMemberSchema,
  body: changeRoleSchema,
  output: z.void(),
  status: 204,
  errors: [...ROSTER_ERRORS, "auth.step_up_required"],
  handle: ({ ctx, params, body }) => changeRole(ctx, { ...params, ...body }),
});

export const removeMemberRoute = defineRoute({
  method: "delete",
  path: "/members/{userId}",
  summary: "Remove a member from the organization",
  description:
    "Their sessions here end at once; their account and what they wrote stay. Administrators need a recent proof that it is you.",
  access: "members.write",
  limit: limits.write,
  params: byMemberSchema,
  output: z.void(),
  status: 204,
  errors: [...ROSTER_ERRORS, "auth.step_up_required"],
  handle: ({ ctx, params }) => removeMember(ctx, params),
});

export const leaveOrganizationRoute = defineRoute({
  method: "post",
  path: "/members/leave",
  summary: "Leave the organization you work in",
  description: "Signs you out; the next sign-in opens another of your organizations. The only owner cannot leave.",
  access: "signed-in",
  limit: limits.account,
  body: z.strictObject({}).default({}),
  output: z.object({ message: z.string() }),
  errors: ["auth.last_owner", "auth.member_not_found"],
  handle: async ({ ctx }) => {
    await leaveOrganization(ctx);
    return withCookies({ message: "Left" }, clearedCookies());
  },
});

export const transferOwnershipRoute = defineRoute({
  method: "post",
  path: "/members/transfer",
  summary: "Make a member the owner, and yourself an administrator",
  access: "organization.own",
  stepUp: true,
  limit: limits.account,
  body: transferOwnershipSchema,
  output: z.void(),
  status: 204,
  errors: [...ROSTER_ERRORS],
  handle: ({ ctx, body }) => transferOwnership(ctx, body),
});
