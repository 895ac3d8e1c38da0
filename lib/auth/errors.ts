import { AppError } from "../platform/errors.ts";

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

export function wrongCurrentPassword(): AppError {
  const detail = "This is not your current password.";
  return new AppError("invalid", "auth.current_password_wrong", detail, { errors: [{ pointer: "/body/currentPassword", detail }] });
}

export function membershipMissing(): AppError {
  return new AppError(
    "forbidden",
    "auth.membership_missing",
    "This account belongs to no organization any more. Ask its administrator to add you again.",
  );
}

export function roleTooHigh(): AppError {
  return new AppError("forbidden", "auth.role_too_high", "You can only give roles below your own.");
}

export function demoUnavailable(): AppError {
  return new AppError("not_found", "auth.demo_unavailable", "This deployment has no demo. Register or sign in instead.");
}
