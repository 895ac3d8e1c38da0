import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Cache } from "../../platform/cache/cache.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { SocialStores } from "../social/ports.ts";
import type { PromptVersionStore } from "../versions/version.store.ts";
import type { PromptStore } from "./prompt.store.ts";

export type Session = Parameters<PromptStore["insert"]>[1];

/** What is kept of a prompt elsewhere and goes with it. */
export type PromptPart = {
  deleteOfPrompt(orgId: string, promptId: string, session?: Session): Promise<void>;
  /** Of what is not its doer's own anyway: it goes with whoever keeps the prompt for themselves. */
  assign?(orgId: string, promptId: string, privateOf: string | null, session: Session): Promise<void>;
};

export type LibraryStores = { prompts: PromptStore; promptVersions: PromptVersionStore };

export type LibraryDeps = LibraryStores &
  Pick<SocialStores, "promptFavourites" | "promptRatings"> & {
    db: Database;
    cipher: Cipher;
    audit: AuditStore;
    cache: Cache;
    jobs: JobStore;
    promptParts: readonly PromptPart[];
  };
