import type { Actor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { Permission } from "../../platform/permissions.ts";

/** Every refusal about keys in one place. Before the secret is proven, no answer says whether there is such a key. */

/** Whose key it was, once its secret is proven: the audit trail says so, the answer does not. */
type Bearer = { actor: Actor; orgId: string };

const toRefused = ({ actor, orgId }: Bearer) => ({ refused: { actor, orgId } });

export function apiKeyInvalid(bearer?: Bearer): AppError {
  const detail = "This API key is not valid: it was revoked, replaced, or never handed out.";
  return new AppError("unauthenticated", "auth.api_key_invalid", detail, bearer && toRefused(bearer));
}

/** Known by the checksum alone. */
export function apiKeyMistyped(): AppError {
  return new AppError("unauthenticated", "auth.api_key_invalid", "This API key is mistyped or cut off: its checksum does not fit.");
}

export function apiKeyExpired(bearer: Bearer): AppError {
  const detail = "This API key has expired. Rotate it, or create another one.";
  return new AppError("unauthenticated", "auth.api_key_expired", detail, toRefused(bearer));
}

export function ipNotAllowed(bearer: Bearer): AppError {
  return new AppError("forbidden", "auth.ip_not_allowed", "This API key may not be used from this address.", toRefused(bearer));
}

/** Also for another organization's key, and for a colleague's where the caller may not look after those. */
export function apiKeyNotFound(keyId: string): AppError {
  return new AppError("not_found", "auth.api_key_not_found", `No API key ${keyId}.`);
}

export function apiKeyRevoked(): AppError {
  return new AppError("conflict", "auth.api_key_revoked", "This API key was revoked. Create another one.");
}

export function apiKeyChanged(): AppError {
  return new AppError("conflict", "auth.api_key_changed", "This API key has just been changed or rotated. Load it again, then decide.");
}

export function apiKeysFull(max: number): AppError {
  return new AppError("conflict", "auth.api_keys_full", `A person has ${max} API keys at most. Revoke one that is not used any more.`);
}

export function scopeNotHeld(scope: Permission, index: number): AppError {
  const detail = `Your role does not include ${scope}, so no key of yours can.`;
  return new AppError("forbidden", "auth.scope_not_held", detail, { errors: [{ pointer: `/body/scopes/${index}`, detail }] });
}

export function expiryRequired(): AppError {
  const detail = "Choose after how many days the key expires. Only an administrator may have keys without an end.";
  return new AppError("forbidden", "auth.api_key_expiry_required", detail, { errors: [{ pointer: "/body/expiresInDays", detail }] });
}
