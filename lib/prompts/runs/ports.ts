import type { GatewayDeps } from "../../ai/gateway/ports.ts";
import type { Router } from "../../ai/router.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { Metrics } from "../../platform/metrics.ts";
import type { LibraryStores } from "../library/ports.ts";
import type { VersionStores } from "../versions/ports.ts";
import type { WorkbenchStores } from "../workbench/ports.ts";
import type { PromptCountStore } from "./count.store.ts";
import type { PromptRunStore } from "./run.store.ts";

export type RunStores = { promptRuns: PromptRunStore; promptCounts: PromptCountStore };

/** What a prompt gets of a file: `text` from its beginning, or why there is none. */
export type PromptFile =
  | { type: "text"; name: string; text: string; isWhole: boolean }
  | { type: "gone" | "pending" | "image" | "unreadable"; name: string };

/** Files belong to a module beside this one; the runtime knows both. Only the caller's own are found, and only by whoever may read files. */
export type PromptFiles = {
  read(ctx: Context, input: { fileId: string; charsMax: number; signal: AbortSignal }): Promise<PromptFile>;
};
export type PromptLinks = { promptFiles: PromptFiles };

export type RunDeps = GatewayDeps &
  LibraryStores &
  VersionStores &
  WorkbenchStores &
  RunStores &
  PromptLinks & { db: Database; audit: AuditStore; cipher: Cipher; metrics: Metrics; router: Pick<Router, "plan"> };
