import type { IntegrationRecord } from "./integration.store.ts";

/**
 * A secret that a vendor has once taken stays in use through a test that failed for another reason than the secret: a vendor that is
 * down for a minute does not take a good key out of service.
 */
export function isUsable(
  { provenAt, reason, ...record }: Pick<IntegrationRecord, "provenAt" | "reason" | "expiresAt">,
  now: number,
): boolean {
  return provenAt !== null && reason !== "key_refused" && !isExpired(record, now);
}

export function isExpired({ expiresAt }: Pick<IntegrationRecord, "expiresAt">, now: number): boolean {
  return expiresAt !== null && expiresAt.getTime() <= now;
}
