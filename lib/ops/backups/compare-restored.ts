import type { Database } from "../../platform/db.ts";
import { ArchiveFault } from "./archive/archive-fault.ts";
import type { ManifestBody } from "./archive/manifest.ts";
import { nextDigest, sha256 } from "./archive/part.ts";
import { createDatabaseCopy, type DatabaseCopy } from "./database-copy.store.ts";

const differs = (words: string) => new ArchiveFault("restored_differently", words);

/** Reads back what was restored and compares it with the manifest, collection by collection: counts and digests. */
export async function compareDocuments(manifest: ManifestBody, restored: Database, known: ReadonlySet<string> = new Set()): Promise<void> {
  const copy = createDatabaseCopy(restored);
  const expected = new Set(manifest.collections.map(({ name }) => name));
  const strange = (await copy.listNames()).filter((name) => !expected.has(name) && !known.has(name));
  if (strange.length > 0) throw differs(`The restored database has collections the archive does not name: ${strange.join(", ")}.`);
  const runs = Map.groupBy(
    manifest.parts.flatMap((part) => part.runs),
    ({ collection }) => collection,
  );
  for (const { name, documents, sha256: digest } of manifest.collections) {
    const found = await digestOf(
      copy,
      name,
      (runs.get(name) ?? []).map((run) => run.documents),
    );
    if (found.documents !== documents) throw differs(`${name} has ${found.documents} documents, ${documents} were copied.`);
    if (found.sha256 !== digest) throw differs(`${name} holds other documents than were copied: its digest differs.`);
  }
}

export async function compareIndexes(manifest: ManifestBody, restored: Database): Promise<void> {
  const copy = createDatabaseCopy(restored);
  for (const { name, indexes } of manifest.collections) {
    const found = await copy.listIndexes(name);
    if (JSON.stringify(found) !== JSON.stringify(indexes)) throw differs(`${name} has other indexes than were copied.`);
  }
}

/** In the stretches it was copied in, so that one digest says the same as the other. */
async function digestOf(copy: DatabaseCopy, name: string, lengths: readonly number[]): Promise<{ documents: number; sha256: string }> {
  let run: Buffer[] = [];
  let at = 0;
  let documents = 0;
  let digest: string | null = null;
  for await (const document of copy.readBehind(name, null, null)) {
    documents += 1;
    run.push(document);
    if (run.length < (lengths[at] ?? Number.POSITIVE_INFINITY)) continue;
    digest = nextDigest(digest, sha256(Buffer.concat(run)));
    run = [];
    at += 1;
    if (at === lengths.length) break;
  }
  const rest = lengths.length === at ? await copy.count(name, null) : documents;
  return { documents: rest, sha256: digest ?? nextDigest(null, "") };
}
