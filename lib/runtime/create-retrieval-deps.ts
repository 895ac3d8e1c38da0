import type { AccessDeps } from "../ai/create-model-access.ts";
import type { PolicyDeps } from "../ai/policy-ports.ts";
import type { Router } from "../ai/router.ts";
import { createEmbedders } from "../knowledge/embedding/create-embedders.ts";
import { createEmbeddedModel } from "../knowledge/embedding/embedded-model.ts";
import { createFileStore } from "../knowledge/file.store.ts";
import { chunkCollection, createChunkStore } from "../knowledge/index/chunk.store.ts";
import { createFileIndexStore, fileIndexCollection, personIndexCollection } from "../knowledge/index/file-index.store.ts";
import { createSegmentStore, segmentCollection } from "../knowledge/index/segment.store.ts";
import { createPersonIndexes } from "../knowledge/retrieval/person-index.ts";
import type { RetrievalDeps } from "../knowledge/retrieval/ports.ts";
import { createExactVectors } from "../knowledge/retrieval/vector.store.ts";
import type { Clock } from "../platform/clock.ts";
import type { PlatformDeps } from "./platform-deps.ts";
import type { RuntimeOverrides } from "./runtime.ts";

export const retrievalCollections = [chunkCollection, segmentCollection, fileIndexCollection, personIndexCollection] as const;

/** Two people with 50,000 passages each, or some thousand with a few files. */
const INDEX_BYTES_MAX = 128 * 1024 * 1024;

type Own = Pick<RetrievalDeps, "chunks" | "segments" | "fileIndexes" | "embedders" | "vectors" | "personIndexes" | "files">;
type Parts = { clock: Clock } & Pick<PlatformDeps, "db" | "cipher"> &
  Pick<PolicyDeps, "modelPolicies"> &
  Pick<AccessDeps, "modelAccess"> & { router: Router };

/** What finding passages adds; `close` ends the process the embedded model works in. */
export function createRetrievalDeps(
  parts: Parts,
  overrides: Pick<RuntimeOverrides, "embedder">,
): { retrieval: Own; closeRetrieval(): void } {
  const { db, cipher, clock, router, modelAccess, modelPolicies } = parts;
  const model = createEmbeddedModel();
  const fileIndexes = createFileIndexStore(db);
  const segments = createSegmentStore(db);
  const embedders = createEmbedders({
    ...{ router, modelAccess, embedded: overrides.embedder ?? model },
    clock,
    policyOf: (orgId) => modelPolicies.policyOf(orgId),
  });
  const personIndexes = createPersonIndexes({ fileIndexes, segments, cipher, bytesMax: INDEX_BYTES_MAX });
  const retrieval: Own = {
    chunks: createChunkStore(db),
    segments,
    fileIndexes,
    embedders,
    vectors: createExactVectors(),
    personIndexes,
    files: createFileStore(db),
  };
  return { retrieval, closeRetrieval: () => model.close() };
}
