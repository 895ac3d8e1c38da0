import type { FileDeps } from "../ports.ts";
import type { RetrievalDeps } from "../retrieval/ports.ts";

/** What making a file findable needs. */
export type IngestDeps = RetrievalDeps & FileDeps;
