import { randomBytes } from "node:crypto";
import type { FileRecord } from "../../lib/knowledge/file.store.ts";
import { indexChunks } from "../../lib/knowledge/index-chunks.ts";
import type { Context } from "../../lib/platform/context.ts";
import { createId } from "../../lib/platform/ids.ts";
import { permissionsOf } from "../../lib/platform/permissions.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import type { Harness, Person } from "./harness.ts";

export type TestFile = {
  name?: string;
  passages: readonly string[];
  headings?: readonly string[];
  projectId?: string;
  chatId?: string;
  tags?: string[];
};

/** As a route of theirs has it. */
export function contextOf({ runtime }: Harness, person: Person): Context<AppDeps> {
  const ctx = createSystemContext(runtime, { job: "test", orgId: person.orgId, permissions: permissionsOf(person.role) });
  return { ...ctx, role: person.role, actor: { type: "user", userId: person.userId, sessionId: "ses_test" } };
}

/** A file that was read to its end: its record, and its passages indexed as the ingestion indexes them. */
export async function addIndexedFile(harness: Harness, person: Person, file: TestFile): Promise<string> {
  const { deps } = harness.runtime;
  const cipher = await deps.cipher.forOrganization(person.orgId);
  const _id = createId("file");
  const record: FileRecord = {
    ...{ _id, orgId: person.orgId, userId: person.userId, projectId: file.projectId ?? null, chatId: file.chatId ?? null },
    name: cipher.encrypt({ collection: "files", id: _id, field: "name" }, file.name ?? "notes.txt"),
    ...{ type: "text/plain", size: 1, sha256: randomBytes(32).toString("hex"), contentRef: "none", state: "ready" as const, failure: null },
    ...{
      pages: null,
      progress: 1,
      tags: file.tags ?? [],
      scan: "unscanned" as const,
      createdAt: new Date(deps.clock.now()),
      deletedAt: null,
    },
  };
  await deps.db.withTransaction((session) => deps.files.insert(record, session));
  await indexPassages(harness, person, { _id, ...file });
  return _id;
}

export async function indexPassages(
  harness: Harness,
  person: Person,
  { _id, passages, headings = [] }: Pick<TestFile, "passages" | "headings"> & { _id: string },
): Promise<void> {
  const ctx = createSystemContext(harness.runtime, { job: "knowledge.ingest-file", orgId: person.orgId });
  let start = 0;
  const chunks = passages.map((text, index) => {
    const chunk = { index, text, headings: [...headings], page: index + 1, start, end: start + text.length };
    start = chunk.end + 1;
    return chunk;
  });
  await indexChunks(ctx, { file: { _id, userId: person.userId }, chunks, signal: AbortSignal.timeout(20_000) });
}
