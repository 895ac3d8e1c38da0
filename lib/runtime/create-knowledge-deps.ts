import type { Env } from "../platform/env.ts";
import { createFileDeps, fileCollections } from "./create-file-deps.ts";
import { createIngestDeps, ingestCollections } from "./create-ingest-deps.ts";
import { createMemoryDeps, memoryCollections } from "./create-memory-deps.ts";
import { createRetrievalDeps, retrievalCollections } from "./create-retrieval-deps.ts";
import type { RuntimeOverrides } from "./runtime.ts";

export const knowledgeCollections = [...fileCollections, ...retrievalCollections, ...ingestCollections, ...memoryCollections];

type Parts = Parameters<typeof createFileDeps>[1] & Parameters<typeof createRetrievalDeps>[0];

/** Files, finding passages in them, and memories; `close` ends the processes they work in. */
export function createKnowledgeDeps(env: Env, parts: Parts, overrides: RuntimeOverrides) {
  const { retrieval, closeRetrieval } = createRetrievalDeps(parts, overrides);
  const { ingest, closeIngest } = createIngestDeps(parts, overrides);
  const files = createFileDeps(env, parts, overrides);
  const closeKnowledge = () => {
    closeRetrieval();
    closeIngest();
    files.imageShrinker.close();
  };
  return { knowledge: { ...retrieval, ...ingest, ...files, ...createMemoryDeps(parts.db) }, closeKnowledge };
}
