import type { ActForDeps } from "../../auth/act-for.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import type { AnalyzeDeps } from "../transactions/analyze-transactions.ts";
import type { RiskImportStore } from "./import.store.ts";

/** For taking a file in and saying what became of it. */
export type ImportDeps = PublishDeps & { db: Database; audit: AuditStore; cipher: Cipher; riskImports: RiskImportStore };

/** For reading it in the background, as the person who started it. */
export type ImportJobDeps = ImportDeps & ActForDeps & AnalyzeDeps;
