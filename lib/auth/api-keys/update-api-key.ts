import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { requireUser } from "../internal/require-user.ts";
import type { ApiKey, UpdateApiKeyInput } from "./api-key.schema.ts";
import type { ApiKeyRecord } from "./api-key.store.ts";
import { assertHeld } from "./create-api-key.ts";
import { apiKeyChanged, expiryRequired } from "./errors.ts";
import { getOwnKey } from "./get-own-key.ts";
import { removalAfter, toEnd } from "./key-times.ts";
import { viewOwnKey } from "./list-api-keys.ts";
import type { ApiKeyDeps } from "./ports.ts";

/** One's own key only. Scopes it has already may stay, though the role has become smaller: they count for nothing until it grows again. */
export async function updateApiKey(ctx: Context<ApiKeyDeps>, keyId: string, input: UpdateApiKeyInput): Promise<ApiKey> {
  requireUser(ctx);
  assertPermission(ctx, "api-keys.write");
  const before = await getOwnKey(ctx, keyId);
  if (input.scopes) assertHeld(ctx, input.scopes);
  const { db, apiKeys, audit, keyStates } = ctx.deps;
  const change = toChange(ctx, before, input);
  if (Object.keys(change).length === 0) return viewOwnKey(ctx, before);
  const entry = toAuditRecord(ctx, {
    action: "auth.api-key-updated",
    target: { type: "api-key", id: keyId },
    severity: "notice",
    before: digestible(before),
    after: digestible({ ...before, ...change }),
  });
  const after = await db.withTransaction(async (transaction) => {
    const updated = await apiKeys.update(ctx.orgId, before, change, transaction);
    if (!updated) throw apiKeyChanged();
    await audit.append(entry, transaction);
    return updated;
  });
  keyStates.forget(after.publicId);
  return viewOwnKey(ctx, after);
}

function toChange(ctx: Context<ApiKeyDeps>, { current }: ApiKeyRecord, { expiresInDays, ...rest }: UpdateApiKeyInput) {
  const { name, scopes, allowedIps, requestsPerMinute } = rest;
  const changed = {
    ...(name !== undefined && { name }),
    ...(scopes !== undefined && { scopes }),
    ...(allowedIps !== undefined && { allowedIps }),
    ...(requestsPerMinute !== undefined && { requestsPerMinute }),
  };
  if (expiresInDays === undefined) return changed;
  if (expiresInDays === null && !ctx.permissions.has("api-keys.manage")) throw expiryRequired();
  const until = toEnd(ctx.clock.now(), expiresInDays);
  return { ...changed, current: { ...current, until }, lifetimeDays: expiresInDays, removeAt: removalAfter(until) };
}

function digestible({ name, scopes, allowedIps, requestsPerMinute, lifetimeDays }: ApiKeyRecord) {
  return { name, scopes, allowedIps, requestsPerMinute, lifetimeDays };
}
