import { createHash } from "node:crypto";
import type { FileRecord } from "../../lib/knowledge/file.store.ts";
import { createId } from "../../lib/platform/ids.ts";
import type { Harness, Person } from "./harness.ts";

/** A file as it is stored, with its content, past the door: nothing is read from it in the background. */
export async function insertFile(harness: Harness, by: Person, values: Partial<FileRecord> & { text?: string } = {}): Promise<FileRecord> {
  const { db, cipher, files, fileContents } = harness.runtime.deps;
  const { text = `A text of its own, ${createId("request")}.`, ...fields } = values;
  const id = createId("file");
  const { orgId, userId } = by;
  const organization = await cipher.forOrganization(orgId);
  const bytes = Buffer.from(text);
  await fileContents.write({ orgId, userId }, id, [bytes]);
  const record: FileRecord = {
    ...{ _id: id, orgId, userId, projectId: null, chatId: null, type: "text/plain", size: bytes.length, contentRef: id },
    name: organization.encrypt({ collection: "files", id, field: "name" }, "notes.txt"),
    sha256: createHash("sha256").update(bytes).digest("hex"),
    ...{ state: "ready", failure: null, pages: null, progress: 1, tags: [], scan: "unscanned", createdAt: new Date(), deletedAt: null },
    ...fields,
  };
  await db.withTransaction(async (session) => {
    await files.insert(record, session);
    await fileContents.claim(orgId, id, session);
  });
  return record;
}
