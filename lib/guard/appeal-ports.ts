import type { AuditStore } from "../platform/audit/audit.store.ts";
import type { Context } from "../platform/context.ts";
import type { Cipher } from "../platform/crypto/cipher.ts";
import type { Database } from "../platform/db.ts";
import type { AppealState } from "./appeal.schema.ts";
import type { GuardAppealStore } from "./appeal.store.ts";

/** Tells whoever appealed what became of it, in the transaction of the decision; what is returned is called after the commit. */
export type AppealNews = {
  tell(
    ctx: Context,
    appeal: { id: string; userId: string; state: AppealState; chatId: string },
    session: Parameters<GuardAppealStore["insert"]>[1],
  ): Promise<() => Promise<void>>;
};

export type GuardAppealDeps = GuardAppealStores & { appealNews: AppealNews };

type GuardAppealStores = { db: Database; audit: AuditStore; cipher: Cipher; guardAppeals: GuardAppealStore };
