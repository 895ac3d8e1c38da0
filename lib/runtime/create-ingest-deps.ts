import { createFileParser } from "../knowledge/extract/file-parser.ts";
import type { IngestDeps } from "../knowledge/ingest/ports.ts";
import { createFileTextStore, fileTextCollection } from "../knowledge/text/file-text.store.ts";
import type { PlatformDeps } from "./platform-deps.ts";
import type { RuntimeOverrides } from "./runtime.ts";

export const ingestCollections = [fileTextCollection] as const;

/** What reading files adds; `close` ends the processes they are read in. */
export function createIngestDeps(
  { db }: Pick<PlatformDeps, "db">,
  overrides: Pick<RuntimeOverrides, "fileParser">,
): { ingest: Pick<IngestDeps, "fileParser" | "fileTexts">; closeIngest(): void } {
  const fileParser = overrides.fileParser ?? createFileParser();
  return { ingest: { fileParser, fileTexts: createFileTextStore(db) }, closeIngest: () => fileParser.close() };
}
