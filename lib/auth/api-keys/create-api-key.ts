import { hash, randomInt } from "node:crypto";
import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import type { Permission } from "../../platform/permissions.ts";
import { credentialsRequired } from "../errors.ts";
import { requireUser } from "../internal/require-user.ts";
import type { CreateApiKeyInput, NewApiKey } from "./api-key.schema.ts";
import type { ApiKeyRecord, StoredSecret } from "./api-key.store.ts";
import { apiKeysFull, expiryRequired, scopeNotHeld } from "./errors.ts";
import { createKeySecret, createPublicId, formatApiKey } from "./key-format.ts";
import { removalAfter, toEnd } from "./key-times.ts";
import type { ApiKeyDeps } from "./ports.ts";
import { toApiKey } from "./to-api-key.ts";

/** Of one person in one organization. */
const KEYS_MAX = 50;
/** Each place is taken by a unique index; whoever was quicker is looked up and stepped round. */
const ATTEMPTS = 10;

/** A key with part of what its person may do. Only a person who has signed in makes one, and its text is in this answer alone. */
export async function createApiKey(ctx: Context<ApiKeyDeps>, input: CreateApiKeyInput): Promise<NewApiKey> {
  const { userId } = requireUser(ctx);
  assertPermission(ctx, "api-keys.write");
  assertHeld(ctx, input.scopes);
  if (input.expiresInDays === null && !ctx.permissions.has("api-keys.manage")) throw expiryRequired();
  const [user, membership] = await Promise.all([ctx.deps.users.find(userId), ctx.deps.memberships.find(ctx.orgId, userId)]);
  if (!user || !membership) throw credentialsRequired();
  const secret = createKeySecret();
  const publicId = createPublicId();
  const key = formatApiKey({ publicId, secret });
  const record = await insert(
    ctx,
    toRecord(ctx, input, { userId, membershipId: membership._id, publicId, current: toStored(secret, key) }),
  );
  const owner = { id: userId, name: user.name, membership, ...(user.platformRole && { platformRole: user.platformRole }) };
  const apiKey = toApiKey(record, owner, { nowMs: ctx.clock.now(), viewerId: userId });
  return { key, apiKey };
}

/** Nobody hands on what they do not have. */
export function assertHeld(ctx: Context, scopes: readonly Permission[]): void {
  const index = scopes.findIndex((scope) => !ctx.permissions.has(scope));
  const missing = scopes[index];
  if (missing !== undefined) throw scopeNotHeld(missing, index);
}

/** The last four are the key's own, as whoever holds it sees them. */
export function toStored(secret: string, key: string): Omit<StoredSecret, "until"> {
  return { hash: hash("sha256", secret, "hex"), lastFour: key.slice(-4) };
}

type Owned = { userId: string; membershipId: string; publicId: string; current: Omit<StoredSecret, "until"> };

function toRecord(ctx: Context, input: CreateApiKeyInput, { userId, membershipId, publicId, current }: Owned): ApiKeyRecord {
  const { name, scopes, expiresInDays: lifetimeDays, allowedIps, requestsPerMinute } = input;
  const until = toEnd(ctx.clock.now(), lifetimeDays);
  return {
    ...{ _id: createId("apiKey"), orgId: ctx.orgId, userId, membershipId, publicId },
    ...{ name, scopes, lifetimeDays, allowedIps, requestsPerMinute },
    current: { ...current, until },
    previous: null,
    version: 1,
    slot: null,
    createdAt: new Date(ctx.clock.now()),
    rotatedAt: null,
    lastUsedAt: null,
    lastUsedIp: null,
    revokedAt: null,
    revokedBy: null,
    removeAt: removalAfter(until),
  };
}

async function insert(ctx: Context<ApiKeyDeps>, record: ApiKeyRecord): Promise<ApiKeyRecord> {
  const { db, apiKeys, audit } = ctx.deps;
  const { scopes, allowedIps, lifetimeDays } = record;
  const target = { type: "api-key", id: record._id };
  const entry = toAuditRecord(ctx, {
    action: "auth.api-key-created",
    target,
    severity: "notice",
    after: { scopes, allowedIps, lifetimeDays },
  });
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const placed = { ...record, slot: await findSlot(ctx, record.userId) };
    const isIn = await db.isInserted(
      db.withTransaction(async (transaction) => {
        await apiKeys.insert(placed, transaction);
        await audit.append(entry, transaction);
      }),
    );
    if (isIn) return placed;
  }
  throw apiKeysFull(KEYS_MAX);
}

/** Any free one, so that keys made at once seldom want the same. */
async function findSlot(ctx: Context<ApiKeyDeps>, userId: string): Promise<number> {
  const taken = new Set(await ctx.deps.apiKeys.listTakenSlots(ctx.orgId, userId));
  const free = Array.from({ length: KEYS_MAX }, (_, slot) => slot).filter((slot) => !taken.has(slot));
  const slot = free[free.length === 0 ? 0 : randomInt(free.length)];
  if (slot === undefined) throw apiKeysFull(KEYS_MAX);
  return slot;
}
