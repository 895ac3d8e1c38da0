import type { PasskeyRecord } from "./passkey.store.ts";
import type { RequestOptions } from "./schema.ts";

export function toDescriptor({ credentialId, transports }: PasskeyRecord): RequestOptions["allowCredentials"][number] {
  return { type: "public-key", id: credentialId, transports };
}
