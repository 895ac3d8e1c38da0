import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";
import {
  brokenPageCollection,
  createRiskImportStore,
  importCollection,
  importPartCollection,
  type RiskImportStore,
} from "../risk/imports/import.store.ts";
import { createRiskWebhookStore, type RiskWebhookStore, webhookCollection } from "../risk/webhooks/webhook.store.ts";

export const riskImportCollections = [importCollection, importPartCollection, brokenPageCollection, webhookCollection] as const;

/** How transactions of others come in: files, and senders of signed messages. */
export function createRiskImportDeps({ db, clock, jobTiming }: { db: Database; clock: Clock; jobTiming: JobTiming }): {
  riskImports: RiskImportStore;
  riskWebhooks: RiskWebhookStore;
} {
  return { riskImports: createRiskImportStore(db, { clock, timing: jobTiming }), riskWebhooks: createRiskWebhookStore(db) };
}
