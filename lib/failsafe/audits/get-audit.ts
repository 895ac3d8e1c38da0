import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import { AppError } from "../../platform/errors.ts";
import type { SafetyAudit } from "./audit.schema.ts";
import type { AuditStores } from "./ports.ts";
import { toSafetyAudit } from "./to-audit-view.ts";

/** With what was said, where it is kept: one's own, and everybody's for who may trip. Others see what was found, not the words. */
export async function getAudit(ctx: Context<Pick<AuditStores, "safetyAudits"> & { cipher: Cipher }>, id: string): Promise<SafetyAudit> {
  assertPermission(ctx, "failsafe.read");
  const record = await ctx.deps.safetyAudits.find(ctx.orgId, id);
  if (!record) throw new AppError("not_found", "failsafe.audit_not_found", `No audit ${id}.`);
  const audit = toSafetyAudit(await ctx.deps.cipher.forOrganization(ctx.orgId), record);
  return mayRead(ctx, audit) ? audit : { ...audit, texts: null };
}

function mayRead({ actor, permissions }: Context, { userId }: SafetyAudit): boolean {
  if (permissions.has("failsafe.trip")) return true;
  return (actor.type === "user" || actor.type === "apiKey") && actor.userId === userId;
}
