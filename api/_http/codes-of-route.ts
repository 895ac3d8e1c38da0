import { ACCOUNT_PERMISSIONS, isKeyScope } from "../../lib/platform/permissions.ts";
import { isClosable } from "./assert-open.ts";
import { isUnderLease } from "./call-lease.ts";
import type { Access, Route } from "./define-route.ts";

/** Every code a caller of this route can meet: its own first, then what the mount answers before and around the verb. */
export function codesOfRoute(route: Route): string[] {
  const codes = [
    ...route.errors,
    ...codesOfAccess(route.access),
    ...(isClosable(route) ? ["operations.maintenance"] : []),
    ...(isUnderLease(route.access) ? ["failsafe.halted"] : []),
    ...(route.stepUp ? ["auth.step_up_required", "auth.user_required"] : []),
    ...(isWrittenByBrowsers(route) ? ["request.cross_site"] : []),
    ...(route.body || route.receives ? ["request.malformed", "request.too_large", "request.unsupported_media_type"] : []),
    ...(route.body || route.query || route.params ? ["request.invalid"] : []),
    ...(isIdempotent(route) ? ["request.idempotency_key_malformed", "request.idempotency_key_reused", "request.in_progress"] : []),
    ...(route.limit ? ["request.rate_limited"] : []),
    ...(route.limit?.withoutRedis === "closed" ? ["request.limits_unavailable"] : []),
    ...(route.access === "public" && !route.limit ? [] : ["request.store_unavailable"]),
    "internal",
  ];
  return [...new Set(codes)];
}

export function isIdempotent(route: Route): boolean {
  return "isIdempotent" in route && route.isIdempotent === true;
}

const CODES_OF_KEYS = ["auth.api_key_invalid", "auth.api_key_expired", "auth.ip_not_allowed", "auth.scope_required"];

function codesOfAccess(access: Access): string[] {
  switch (access) {
    case "public":
      return [];
    case "queue":
    case "webhook":
      return ["auth.signature_invalid"];
    case "telegram":
      return ["auth.telegram_secret_required"];
    case "cron":
      return ["auth.cron_secret_required"];
    case "metrics":
      return ["auth.metrics_token_required", ...CODES_OF_KEYS];
    case "signed-in":
      return ["auth.credentials_required", "auth.token_expired", "auth.user_required"];
    default:
      return [
        ...["auth.credentials_required", "auth.token_expired", "auth.permission_required"],
        ...(ACCOUNT_PERMISSIONS.has(access) ? [] : ["auth.mfa_enrolment_required"]),
        ...(isKeyScope(access) ? CODES_OF_KEYS : ["auth.user_required"]),
      ];
  }
}

function isWrittenByBrowsers({ method, access }: Route): boolean {
  return (
    method !== "get" && access !== "queue" && access !== "cron" && access !== "webhook" && access !== "telegram" && access !== "metrics"
  );
}
