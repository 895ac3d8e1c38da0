import { AppError } from "../../platform/errors.ts";

/** The same for an unknown passkey, a wrong signature, another site and a challenge that was used or is too old. */
export function passkeyRefused(): AppError {
  return new AppError(
    "unauthenticated",
    "auth.passkey_refused",
    "This passkey could not be verified. Try once more, or sign in another way.",
  );
}

export function passkeyNotEnrolled(): AppError {
  return new AppError("invalid", "auth.passkey_not_enrolled", "This passkey could not be verified, so it was not added. Start again.");
}

export function passkeyKnown(): AppError {
  return new AppError("conflict", "auth.passkey_known", "This passkey has been added before.");
}

export function passkeysFull(most: number): AppError {
  return new AppError("conflict", "auth.passkeys_full", `You have ${most} passkeys, which is as many as there may be. Remove one first.`);
}

export function passkeyNotFound(): AppError {
  return new AppError("not_found", "auth.passkey_not_found", "You have no such passkey.");
}

export function passkeysChanged(): AppError {
  return new AppError("conflict", "auth.passkeys_changed", "Your passkeys were changed elsewhere in this moment. Look at them again.");
}

export function lastWayIn(): AppError {
  return new AppError(
    "conflict",
    "auth.last_way_in",
    "This is your only way to sign in. Add a passkey or set a password first, by “Forgot password” on the sign-in page.",
  );
}
