import type { Route } from "../../_http/define-route.ts";
import {
  acceptInvitationRoute,
  createInvitationRoute,
  listInvitationsRoute,
  previewInvitationRoute,
  registerByInvitationRoute,
  resendInvitationRoute,
  revokeInvitationRoute,
} from "./invitations.ts";
import { changeRoleRoute, leaveOrganizationRoute, listMembersRoute, removeMemberRoute, transferOwnershipRoute } from "./members.ts";
import {
  createOrganizationRoute,
  getOrganizationRoute,
  listOrganizationsRoute,
  switchOrganizationRoute,
  updateOrganizationRoute,
} from "./organizations.ts";

export const organizationRoutes: readonly Route[] = [
  listOrganizationsRoute,
  createOrganizationRoute,
  switchOrganizationRoute,
  getOrganizationRoute,
  updateOrganizationRoute,
  listMembersRoute,
  changeRoleRoute,
  removeMemberRoute,
  leaveOrganizationRoute,
  transferOwnershipRoute,
  listInvitationsRoute,
  createInvitationRoute,
  resendInvitationRoute,
  revokeInvitationRoute,
  previewInvitationRoute,
  acceptInvitationRoute,
  registerByInvitationRoute,
];
