import { AppError } from "../platform/errors.ts";
import type { ProofMethod } from "./proof.ts";

/** Every refusal of this module in one place, so that wording never tells more about an account than the code does. */

/** The same for an unknown address and a wrong password. */
export function invalidCredentials(): AppError {
  return new AppError("unauthenticated", "auth.invalid_credentials", "The e-mail address or the password is not right.");
}

export function credentialsRequired(): AppError {
  return new AppError("unauthenticated", "auth.credentials_required", "Sign in to do this.");
}

export function lockedOut(retryAfterSeconds: number): AppError {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const wait = retryAfterSeconds < 60 ? `${retryAfterSeconds} seconds` : minutes === 1 ? "a minute" : `${minutes} minutes`;
  return new AppError("limited", "auth.locked_out", `Too many failed attempts from here. Try again in ${wait}.`, { retryAfterSeconds });
}

export function refreshRefused(): AppError {
  return new AppError("unauthenticated", "auth.refresh_refused", "This session has ended. Sign in again.");
}

export function sessionNotFound(): AppError {
  return new AppError("not_found", "auth.session_not_found", "You have no such session.");
}

export function registrationRefused(): AppError {
  return new AppError(
    "conflict",
    "auth.registration_refused",
    "This account cannot be registered. Sign in instead, or use another e-mail address.",
  );
}

export function signUpClosed(): AppError {
  return new AppError("forbidden", "auth.sign_up_closed", "Registration is closed here. Ask an administrator for an account.");
}

/** `pointer` names the field of the request that held the password. */
export function weakPassword(detail: string, pointer: "/body/password" | "/body/newPassword"): AppError {
  return new AppError("invalid", "auth.weak_password", detail, { errors: [{ pointer, detail }] });
}

/** The same for one that was used, has lapsed or never was. */
export function resetLinkInvalid(): AppError {
  const detail = "This link has been used or has lapsed. Ask for a new one.";
  return new AppError("invalid", "auth.reset_link_invalid", detail, { errors: [{ pointer: "/body/token", detail }] });
}

export function wrongCurrentPassword(pointer: "/body/currentPassword" | "/body/code" = "/body/currentPassword"): AppError {
  const detail = "This is not your current password.";
  return new AppError("invalid", "auth.current_password_wrong", detail, { errors: [{ pointer, detail }] });
}

export function membershipMissing(): AppError {
  return new AppError(
    "forbidden",
    "auth.membership_missing",
    "This account belongs to no organization any more. Ask its administrator to add you again.",
  );
}

export function roleTooHigh(): AppError {
  return new AppError("forbidden", "auth.role_too_high", "This needs a role above both the one it changes and the one it gives.");
}

/** The same for a ticket that is unknown, spent, expired or out of tries. */
export function secondStepRefused(): AppError {
  return new AppError("unauthenticated", "auth.second_step_refused", "This sign-in is no longer open. Start again with your password.");
}

export function stepUpRequired(methods: readonly ProofMethod[]): AppError {
  const detail =
    methods.length > 0
      ? "Confirm that it is you: this needs a proof from the last ten minutes."
      : "This needs a sign-in from the last ten minutes. Sign out, and sign in again with a browser.";
  return new AppError("forbidden", "auth.step_up_required", detail, { members: { methods } });
}

export function mfaEnrolmentRequired(): AppError {
  return new AppError(
    "forbidden",
    "auth.mfa_enrolment_required",
    "Your role needs a second factor here. Set one up under Settings, Security; until then only your account is open.",
  );
}

/** Counted for the account as a whole, so the way out is named: recovery codes are not held up. */
export function tooManyCodes(retryAfterSeconds: number): AppError {
  const detail = "Too many wrong codes were tried for this account. Wait, or use a recovery code.";
  return new AppError("limited", "auth.locked_out", detail, { retryAfterSeconds });
}

/** The same for a code that is wrong, that was used before and that has expired. */
export function codeWrong(): AppError {
  const detail = "This code is not right, or it was used already. Wait for the next one and try again.";
  return new AppError("invalid", "auth.code_wrong", detail, { errors: [{ pointer: "/body/code", detail }] });
}

export function methodUnavailable(): AppError {
  const detail = "This is not one of your ways to prove yourself.";
  return new AppError("invalid", "auth.method_unavailable", detail, { errors: [{ pointer: "/body/method", detail }] });
}

export function enrolmentMissing(): AppError {
  return new AppError("conflict", "auth.enrolment_missing", "No set-up is under way, or it has expired. Begin it again.");
}

export function factorMissing(): AppError {
  return new AppError("not_found", "auth.factor_not_found", "You have no such second factor.");
}

export function passwordTooShortAlone(): AppError {
  const detail = "Your password is too short to stand alone. Set a longer one first, then remove your last second step.";
  return new AppError("conflict", "auth.password_too_short_alone", detail);
}

export function tooManyMessages(retryAfterSeconds: number): AppError {
  const detail = "Too many text messages were sent to you. Use the last code, or wait before asking for another.";
  return new AppError("limited", "auth.locked_out", detail, { retryAfterSeconds });
}

export function smsUnavailable(cause: unknown): AppError {
  const detail = "The text message service cannot do this right now. Try again in a minute, or use another way.";
  return new AppError("unavailable", "auth.sms_unavailable", detail, { cause, retryAfterSeconds: 60 });
}

export function smsNotOffered(): AppError {
  return new AppError("not_found", "auth.sms_not_offered", "This deployment sends no text messages. Use an authenticator app.");
}

export function demoUnavailable(): AppError {
  return new AppError("not_found", "auth.demo_unavailable", "This deployment has no demo. Register or sign in instead.");
}

export function accountBanned(): AppError {
  return new AppError("forbidden", "auth.account_banned", "This account has been banned. Ask an administrator if you think that is wrong.");
}

/** Another organization's people are not found either, so ids cannot be probed. */
export function userNotFound(userId: string): AppError {
  return new AppError("not_found", "auth.user_not_found", `No user ${userId}.`);
}

export function mayNotActOn(): AppError {
  return new AppError("forbidden", "auth.target_too_high", "You can act on people below your own role only, and not on yourself.");
}

/** For an administrator of one organization. */
export function accountElsewhere(): AppError {
  return new AppError(
    "conflict",
    "auth.account_elsewhere",
    "This person belongs to other organizations too, so their account is not yours to change. Remove or ban them from your organization instead.",
  );
}

export function platformRoleRequired(): AppError {
  return new AppError("forbidden", "auth.platform_role_required", "Only whoever runs this deployment can do that.");
}

/** Somebody else was quicker; what the caller decided on is no longer so. */
export function userChanged(): AppError {
  return new AppError("conflict", "auth.user_changed", "Somebody else has just changed this person. Look again, then decide.");
}

export function organizationUnknown(orgId: string): AppError {
  return new AppError("not_found", "auth.organization_not_found", `No organization ${orgId}.`);
}

/** Also for an address that somebody else has: only its owner reads the letter, and nobody learns it here. */
export function emailLinkInvalid(): AppError {
  const detail = "This link has been used or has lapsed, or the address cannot be taken.";
  return new AppError("invalid", "auth.email_link_invalid", detail, { errors: [{ pointer: "/body/token", detail }] });
}

export function emailUnusable(): AppError {
  return new AppError("invalid", "auth.email_unusable", "This is your address already, or one that cannot be used. Enter another one.", {
    errors: [{ pointer: "/body/email", detail: "Enter another address." }],
  });
}
