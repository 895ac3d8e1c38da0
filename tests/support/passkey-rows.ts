import { randomBytes } from "node:crypto";
import { createId } from "../../lib/platform/ids.ts";
import type { Harness, Person } from "./harness.ts";

/** A passkey of this person whose device nobody has; its id. */
export async function insertPasskey({ runtime: { deps } }: Harness, { userId }: Pick<Person, "userId">): Promise<string> {
  const _id = createId("passkey");
  const credentialId = randomBytes(32).toString("base64url");
  const empty = { publicKey: "", counter: 0, transports: [], userHandle: "", isSynced: false, lastUsedAt: null };
  const record = { _id, userId, credentialId, ...empty, name: "Lost phone", createdAt: new Date(deps.clock.now()) };
  await deps.db.withTransaction((transaction) => deps.passkeys.insert(record, transaction));
  return _id;
}
