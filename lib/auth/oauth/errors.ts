import { AppError } from "../../platform/errors.ts";
import type { OAuthProvider } from "./schema.ts";

export const PROVIDER_NAMES = { google: "Google", github: "GitHub" } as const;

export function providerUnavailable(): AppError {
  return new AppError("not_found", "auth.provider_unavailable", "This deployment is not set up for this provider.");
}

/** Whatever went wrong at the provider or on the way: the person refused, it did not answer, its answer was not for this browser. */
export function providerFailed(provider: OAuthProvider, cause?: unknown): AppError {
  const detail = `${PROVIDER_NAMES[provider]} did not confirm who you are. Try again, or sign in another way.`;
  return new AppError("unauthenticated", "auth.provider_failed", detail, { cause });
}

export function emailNotVerified(provider: OAuthProvider): AppError {
  const detail = `${PROVIDER_NAMES[provider]} has not verified your e-mail address. Verify it there and try again.`;
  return new AppError("forbidden", "auth.email_not_verified", detail);
}

/** Said only to somebody whom the provider knows as the owner of the address. */
export function notYetProven(provider: OAuthProvider): AppError {
  const name = PROVIDER_NAMES[provider];
  const detail = `There is an account with this address, and it is not linked with this ${name} account. Sign in to it, then link ${name} under Settings, Security.`;
  return new AppError("conflict", "auth.account_not_linked", detail);
}

export function linkedElsewhere(provider: OAuthProvider): AppError {
  const name = PROVIDER_NAMES[provider];
  return new AppError(
    "conflict",
    "auth.linked_elsewhere",
    `This ${name} account is linked with another account here, or you have another ${name} account linked. Unlink that one first.`,
  );
}

export function linkRefused(): AppError {
  return new AppError("unauthenticated", "auth.link_refused", "Nothing was linked: this is no longer the session that asked for it.");
}

export function linkedAccountNotFound(): AppError {
  return new AppError("not_found", "auth.linked_account_not_found", "You have no account of this provider linked.");
}
