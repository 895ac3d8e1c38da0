import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { requireUser } from "../internal/require-user.ts";
import { KEY_DAYS_DEFAULT, type NewApiKey, type RotateApiKeyInput } from "./api-key.schema.ts";
import type { ApiKeyRecord, StoredSecret } from "./api-key.store.ts";
import { toStored } from "./create-api-key.ts";
import { apiKeyChanged } from "./errors.ts";
import { getOwnKey } from "./get-own-key.ts";
import { createKeySecret, formatApiKey } from "./key-format.ts";
import { removalAfter, toEnd } from "./key-times.ts";
import { viewOwnKey } from "./list-api-keys.ts";
import type { ApiKeyDeps } from "./ports.ts";

const HOUR_MS = 3_600_000;
/** A second rotation so soon after the first is a repeated click or a race: its answer would end a secret that somebody is just reading. */
const SETTLED_AFTER_MS = 60_000;

/**
 * Another secret for the same key, which lives as long as a new key would. The one before stays good for the overlap; what an earlier rotation
 * left of overlap ends. Of many at once exactly one wins.
 */
export async function rotateApiKey(ctx: Context<ApiKeyDeps>, keyId: string, input: RotateApiKeyInput): Promise<NewApiKey> {
  requireUser(ctx);
  assertPermission(ctx, "api-keys.write");
  const before = await getOwnKey(ctx, keyId);
  assertIsTheOneMeant(before, input, ctx.clock.now());
  const secret = createKeySecret();
  const { db, apiKeys, audit, keyStates } = ctx.deps;
  const target = { type: "api-key", id: keyId };
  const entry = toAuditRecord(ctx, {
    action: "auth.api-key-rotated",
    target,
    severity: "notice",
    after: { overlapHours: input.overlapHours },
  });
  const key = formatApiKey({ publicId: before.publicId, secret });
  const rotation = toRotation(ctx, before, toStored(secret, key), input.overlapHours);
  const after = await db.withTransaction(async (transaction) => {
    const rotated = await apiKeys.rotate(ctx.orgId, before, rotation, transaction);
    if (!rotated) throw apiKeyChanged();
    await audit.append(entry, transaction);
    return rotated;
  });
  keyStates.forget(after.publicId);
  return { key, apiKey: await viewOwnKey(ctx, after) };
}

function assertIsTheOneMeant({ version, rotatedAt }: ApiKeyRecord, input: RotateApiKeyInput, nowMs: number): void {
  if (input.version !== undefined && input.version !== version) throw apiKeyChanged();
  if (input.version === undefined && rotatedAt !== null && nowMs - rotatedAt.getTime() < SETTLED_AFTER_MS) throw apiKeyChanged();
}

function toRotation(ctx: Context<ApiKeyDeps>, before: ApiKeyRecord, next: Omit<StoredSecret, "until">, overlapHours: number) {
  const nowMs = ctx.clock.now();
  const isEndless = before.lifetimeDays === null && ctx.permissions.has("api-keys.manage");
  const lifetimeDays = isEndless ? null : (before.lifetimeDays ?? KEY_DAYS_DEFAULT);
  const until = toEnd(nowMs, lifetimeDays);
  return {
    current: { ...next, until },
    previous: overlapHours === 0 ? null : endingAt(before.current, nowMs + overlapHours * HOUR_MS),
    lifetimeDays,
    removeAt: removalAfter(until),
    rotatedAt: new Date(nowMs),
  };
}

/** An overlap never lengthens what a secret had left. */
function endingAt(secret: StoredSecret, untilMs: number): StoredSecret {
  return { ...secret, until: new Date(Math.min(untilMs, secret.until?.getTime() ?? untilMs)) };
}
