import { AppError } from "../../platform/errors.ts";

/** For whoever manages invitations. */
export function openInvitationNotFound(): AppError {
  return new AppError("not_found", "auth.invitation_not_found", "There is no such open invitation.");
}

/** For whoever holds a token: one answer, whatever has become of it. */
export function invitationNotFound(): AppError {
  return new AppError("not_found", "auth.invitation_not_found", "This invitation is not good any more, or never was. Ask for a new one.");
}

export function invitationForAnother(): AppError {
  return new AppError("forbidden", "auth.invitation_for_another", "This invitation is for another e-mail address. Sign in with that one.");
}

export function alreadyMember(): AppError {
  return new AppError("conflict", "auth.already_member", "This person is in the organization already.");
}
