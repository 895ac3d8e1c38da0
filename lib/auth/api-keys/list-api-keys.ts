import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import type { ApiKey, ListApiKeysInput } from "./api-key.schema.ts";
import type { ApiKeyRecord } from "./api-key.store.ts";
import { apiKeyNotFound } from "./errors.ts";
import type { ApiKeyDeps } from "./ports.ts";
import { type KeyOwner, toApiKey } from "./to-api-key.ts";

/** Newest first: one's own, or with `api-keys.manage` everybody's of the organization. */
export async function listApiKeys(
  ctx: Context<ApiKeyDeps>,
  { of, cursor, limit }: ListApiKeysInput,
): Promise<{ items: ApiKey[]; nextCursor: string | null }> {
  assertPermission(ctx, of === "organization" ? "api-keys.manage" : "api-keys.read");
  const { apiKeys } = ctx.deps;
  const page = { afterId: cursor === undefined ? null : String(parseCursor(cursor, ["string"])[0]), limit };
  const records = await (of === "organization" ? apiKeys.list(ctx.orgId, page) : apiKeys.listOf(ctx.orgId, userIdOf(ctx), page));
  const last = records.length === limit ? records.at(-1) : undefined;
  return { items: await toViews(ctx, records), nextCursor: last ? toCursor([last._id]) : null };
}

export async function viewOwnKey(ctx: Context<ApiKeyDeps>, record: ApiKeyRecord): Promise<ApiKey> {
  const [view] = await toViews(ctx, [record]);
  if (!view) throw apiKeyNotFound(record._id);
  return view;
}

async function toViews(ctx: Context<ApiKeyDeps>, records: readonly ApiKeyRecord[]): Promise<ApiKey[]> {
  const ids = [...new Set(records.map(({ userId }) => userId))];
  const owners = await readOwners(ctx, ids);
  const looking = { nowMs: ctx.clock.now(), viewerId: userIdOf(ctx) };
  return records.map((record) => toApiKey(record, owners.get(record.userId) ?? nobody(record.userId), looking));
}

async function readOwners({ orgId, deps }: Context<ApiKeyDeps>, ids: readonly string[]): Promise<Map<string, KeyOwner>> {
  const [people, memberships] = await Promise.all([
    deps.users.listNames(ids),
    Promise.all(ids.map((id) => deps.memberships.find(orgId, id))),
  ]);
  return new Map(
    people.map(({ _id: id, name, platformRole }): [string, KeyOwner] => {
      const membership = memberships.find((each) => each?.userId === id) ?? null;
      return [id, { id, name, membership, ...(platformRole && { platformRole }) }];
    }),
  );
}

const nobody = (id: string): KeyOwner => ({ id, name: "A former member", membership: null });
