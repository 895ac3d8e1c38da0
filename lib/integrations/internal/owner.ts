import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { integrationNotFound } from "../errors.ts";
import type { IntegrationRecord } from "../integration.store.ts";
import type { IntegrationDeps } from "../ports.ts";

/** The person who acts, also through an API key of theirs; null for a job. */
export function personOf({ actor }: Context): string | null {
  return actor.type === "user" || actor.type === "apiKey" ? actor.userId : null;
}

export function requirePerson(ctx: Context): string {
  const userId = personOf(ctx);
  if (userId === null) throw new AppError("forbidden", "auth.user_required", "This belongs to a person; sign in as one.");
  return userId;
}

export function permissionFor(owner: Pick<IntegrationRecord, "userId">): "integrations.write" | "integrations.manage" {
  return owner.userId === null ? "integrations.manage" : "integrations.write";
}

/** One that the caller may change; what is not theirs to see is not found. */
export async function getOwned(ctx: Context<IntegrationDeps>, integrationId: string): Promise<IntegrationRecord> {
  assertPermission(ctx, "integrations.write");
  const record = await ctx.deps.integrations.findVisible(ctx.orgId, personOf(ctx), integrationId);
  if (!record) throw integrationNotFound();
  assertPermission(ctx, permissionFor(record));
  return record;
}
