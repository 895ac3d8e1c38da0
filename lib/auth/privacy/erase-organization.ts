// Shreds an organization: with its data key every encrypted value is unreadable at once, in every copy; the documents follow. A tombstone
// stays, so that a restored backup forgets it again, and so that whatever a process wrote in the last moment is found by a later sweep.

import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import { auditKeyScope } from "../../platform/audit/pseudonyms.ts";
import type { Context } from "../../platform/context.ts";
import type { PrivacyDeps } from "./ports.ts";

/** Longer than any process lives that may still write for the organization. */
export const STRAGGLERS_MS = 3_600_000;
/** What a legal hold keeps, and what says for how long. */
const HELD_COLLECTIONS: ReadonlySet<string> = new Set([
  ...["audit", "audit_heads", "audit_checkpoints", "audit_persons", "audit_pseudonyms", "audit_policies", "legal_holds"],
]);
/** Carry the keys of what stays, and are taken away through the cipher. */
const KEYS: ReadonlySet<string> = new Set(["data_keys", "key_rotations"]);

/** "held": an open-ended legal hold forbids it for now. Safe to repeat at any point. */
export async function eraseOrganization(ctx: Context<PrivacyDeps>, orgId: string): Promise<"erased" | "held"> {
  const { legalHolds, tombstones, organizationDeletions, audit } = ctx.deps;
  const at = new Date(ctx.clock.now());
  const hold = await legalHolds.findActive(orgId, at);
  if (hold && hold.until === null) return "held";
  await organizationDeletions.begin(orgId, at);
  const sweepAt = new Date(hold?.until ? Math.max(hold.until.getTime(), at.getTime() + STRAGGLERS_MS) : at.getTime() + STRAGGLERS_MS);
  await tombstones.put({ _id: orgId, kind: "organization", at, heldIn: hold ? [orgId] : [], sweepAt });
  await clearOrganization(ctx, orgId, { isHeld: hold !== null });
  // In the chain of no organization: this one's own is gone, or closed.
  await audit.append(
    toAuditRecord(ctx, { action: "auth.organization-deleted", target: { type: "organization", id: orgId }, severity: "critical" }, ""),
  );
  await organizationDeletions.delete(orgId);
  return "erased";
}

/** Everything of it but, under a hold, its trail. */
export async function clearOrganization(ctx: Context<PrivacyDeps>, orgId: string, { isHeld }: { isHeld: boolean }): Promise<void> {
  const { cipher, keyRotations, inventory, inventoryDocuments } = ctx.deps;
  await cipher.shred(orgId);
  await keyRotations.delete(orgId);
  if (!isHeld) {
    await cipher.shred(auditKeyScope(orgId));
    await keyRotations.delete(auditKeyScope(orgId));
  }
  for (const row of inventory) {
    const stays = KEYS.has(row.name) || row.name === "organization_deletions" || (isHeld && HELD_COLLECTIONS.has(row.name));
    if (!stays) await inventoryDocuments.deleteOfOrganization(row, orgId);
  }
}
