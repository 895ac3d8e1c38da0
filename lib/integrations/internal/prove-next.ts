import type { Context } from "../../platform/context.ts";
import type { IntegrationRecord } from "../integration.store.ts";
import type { IntegrationDeps } from "../ports.ts";
import { remindAtOf } from "../reminders.ts";
import { changeIntegration } from "./change-integration.ts";
import { probeCredential } from "./probe-credential.ts";

/**
 * A good new value takes the old one's place; one that the vendor refused is thrown away; one that could not be tested waits. Whatever
 * it is, features have a value that worked until then.
 */
export async function proveNext(
  ctx: Context<IntegrationDeps>,
  record: IntegrationRecord,
  next: NonNullable<IntegrationRecord["next"]>,
): Promise<IntegrationRecord> {
  const { reason: _before, expiresAt, ...credential } = next;
  const reason = await probeCredential(ctx, record, credential);
  const now = ctx.clock.now();
  const lastTestedAt = new Date(now);
  if (reason === null) {
    const proven = { status: "connected", reason, provenAt: lastTestedAt, lastTestedAt } as const;
    const remindAt = remindAtOf({ expiresAt, credential }, now);
    return changeIntegration(
      ctx,
      record,
      { ...proven, credential, next: null, expiresAt, remindAt },
      { action: "integrations.secret-rotated", severity: "notice", before: { id: record.credential.id }, after: { id: credential.id } },
    );
  }
  const isRefused = reason === "key_refused" || reason === "address_refused";
  const changes = isRefused ? { next: null } : { next: { ...credential, reason, expiresAt } };
  return changeIntegration(ctx, record, changes, {
    action: isRefused ? "integrations.rotation-refused" : "integrations.rotation-waits",
    after: { id: credential.id, reason },
  });
}
