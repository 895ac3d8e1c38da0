import { z } from "zod";
import { acceptInvitation } from "../../../lib/auth/invitations/accept-invitation.ts";
import { createInvitation } from "../../../lib/auth/invitations/create-invitation.ts";
import { listInvitations } from "../../../lib/auth/invitations/list-invitations.ts";
import { previewInvitation } from "../../../lib/auth/invitations/preview-invitation.ts";
import { registerByInvitation } from "../../../lib/auth/invitations/register-by-invitation.ts";
import { resendInvitation } from "../../../lib/auth/invitations/resend-invitation.ts";
import { revokeInvitation } from "../../../lib/auth/invitations/revoke-invitation.ts";
import {
  byInvitationSchema,
  createInvitationSchema,
  invitationPageSchema,
  invitationPreviewSchema,
  invitationTokenSchema,
  issuedInvitationSchema,
  listInvitationsSchema,
  registerByInvitationSchema,
} from "../../../lib/auth/invitations/schema.ts";
import { signedInReplySchema } from "../../../lib/auth/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { withCookies } from "../../_http/cookies.ts";
import { defineRoute } from "../../_http/define-route.ts";
import { sessionCookies } from "../auth/session-cookies.ts";
import { signedInCookies } from "../auth/signed-in-cookies.ts";

export const listInvitationsRoute = defineRoute({
  method: "get",
  path: "/invitations",
  summary: "Open invitations to the organization, newest first",
  access: "members.write",
  limit: limits.read,
  query: listInvitationsSchema,
  output: invitationPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listInvitations(ctx, query),
});

export const createInvitationRoute = defineRoute({
  method: "post",
  path: "/invitations",
  summary: "Invite somebody by e-mail, or make a link",
  description:
    "Good for seven days. With `email` a letter goes to that address, for which alone it is; without, `link` is shown this once and good " +
    "for `maxUses` people. A letter that cannot leave gives the link as well.",
  access: "members.write",
  limit: limits.invitation,
  body: createInvitationSchema,
  output: issuedInvitationSchema,
  errors: ["auth.already_member", "auth.role_too_high", "auth.step_up_required"],
  handle: ({ ctx, body }) => createInvitation(ctx, body),
});

export const resendInvitationRoute = defineRoute({
  method: "post",
  path: "/invitations/{invitationId}/resend",
  summary: "Send an open invitation again, with a new link and a new week",
  description: "The link before is dead at once.",
  access: "members.write",
  limit: limits.invitation,
  params: byInvitationSchema,
  output: issuedInvitationSchema,
  errors: ["auth.invitation_not_found", "auth.role_too_high", "auth.step_up_required"],
  handle: ({ ctx, params }) => resendInvitation(ctx, params),
});

export const revokeInvitationRoute = defineRoute({
  method: "delete",
  path: "/invitations/{invitationId}",
  summary: "Revoke an open invitation",
  access: "members.write",
  limit: limits.write,
  params: byInvitationSchema,
  output: z.void(),
  status: 204,
  errors: ["auth.invitation_not_found"],
  handle: ({ ctx, params }) => revokeInvitation(ctx, params),
});

export const previewInvitationRoute = defineRoute({
  method: "post",
  path: "/invitations/preview",
  summary: "What an invitation is for",
  description: "A token that is unknown, used up, revoked or too old gets one and the same answer.",
  access: "public",
  limit: limits.signIn,
  body: invitationTokenSchema,
  output: invitationPreviewSchema,
  errors: ["auth.invitation_not_found"],
  handle: ({ ctx, body }) => previewInvitation(ctx, body),
});

export const acceptInvitationRoute = defineRoute({
  method: "post",
  path: "/invitations/accept",
  summary: "Join with the account you are signed in to",
  description: "Answers with a session in the organization; the one before ends.",
  access: "signed-in",
  limit: limits.account,
  body: invitationTokenSchema,
  output: signedInReplySchema,
  errors: ["auth.already_member", "auth.invitation_for_another", "auth.invitation_not_found"],
  handle: async ({ ctx, body }) => {
    const signedIn = await acceptInvitation(ctx, body);
    return withCookies({ message: "Joined", token: signedIn.accessToken, user: signedIn.account }, sessionCookies(signedIn));
  },
});

export const registerByInvitationRoute = defineRoute({
  method: "post",
  path: "/invitations/register",
  summary: "Create an account by an invitation, and join",
  description: "Works where registration is closed as well.",
  access: "public",
  limit: limits.userCreate,
  body: registerByInvitationSchema,
  output: signedInReplySchema,
  errors: ["auth.invitation_for_another", "auth.invitation_not_found", "auth.registration_refused", "auth.weak_password"],
  handle: async ({ ctx, body, request }) => {
    const signedIn = await registerByInvitation(ctx, body);
    const reply = { message: "Registered and joined", token: signedIn.accessToken, user: signedIn.account };
    return withCookies(reply, signedInCookies(ctx, request, signedIn));
  },
});
