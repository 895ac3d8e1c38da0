import { importCollection } from "../../lib/chat/imports/import.store.ts";
import { shareCollection } from "../../lib/chat/sharing/share.store.ts";
import { createId } from "../../lib/platform/ids.ts";
import type { Harness, Person } from "./harness.ts";

/** A link nobody holds the token of. Returns its id. */
export async function insertShare(harness: Harness, by: Person, chatId: string): Promise<string> {
  const _id = createId("chatShare");
  const cipher = await harness.runtime.deps.cipher.forOrganization(by.orgId);
  const title = cipher.encrypt({ collection: "chat_shares", id: _id, field: "title" }, "walked");
  await harness.runtime.deps.db.collection(shareCollection).insertOne({
    ...{ _id, orgId: by.orgId, userId: by.userId, chatId, tokenHash: _id, title, sealed: null },
    ...{ messages: 1, isRedacted: true, views: 0, at: new Date(), expiresAt: new Date(Date.now() + 86_400_000), revokedAt: null },
  });
  return _id;
}

/** An import that waits for its one part of three bytes. Returns its id. */
export async function insertImport(harness: Harness, by: Person): Promise<string> {
  const _id = createId("chatImport");
  const cipher = await harness.runtime.deps.cipher.forOrganization(by.orgId);
  const name = cipher.encrypt({ collection: "chat_imports", id: _id, field: "name" }, "walked.json");
  await harness.runtime.deps.db.collection(importCollection).insertOne({
    ...{ _id, orgId: by.orgId, userId: by.userId, name, sizeBytes: 3, parts: 1, state: "receiving", reason: null, done: 0, total: null },
    ...{ imported: 0, messages: 0, skipped: {}, at: new Date(), finishedAt: null },
  });
  return _id;
}
