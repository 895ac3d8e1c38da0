import type { PasskeyRecord } from "./passkey.store.ts";
import type { Passkey } from "./schema.ts";

export function toPasskey({ _id, name, isSynced, createdAt, lastUsedAt }: PasskeyRecord): Passkey {
  return { id: _id, name, isSynced, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
}
