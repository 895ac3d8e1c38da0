import type { Document } from "mongodb";
import { CLOSED_LEASE } from "../../../lib/platform/jobs/ledger.ts";
import { type BrokenPageRecord, type ImportPartRecord, type ImportRecord, NO_COUNTS } from "../../../lib/risk/imports/import.store.ts";
import type { WebhookRecord } from "../../../lib/risk/webhooks/webhook.store.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { askLedger } from "./ask-ledger.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

type ImportStores = Pick<AppDeps, "riskImports" | "riskWebhooks">;

export function riskImportStores({ riskImports, riskWebhooks }: ImportStores) {
  return { createRiskImportStore: riskImports, createRiskWebhookStore: riskWebhooks };
}

/** A file from its first part to the rows that were not taken, its job, and a sender from its making to its end. */
export async function askRiskImports(deps: ImportStores & Pick<AppDeps, "db">, owner: Owner): Promise<void> {
  await askFile(deps, owner);
  await askLedger(deps.riskImports.ledger, { _id: "rim_plans", orgId: owner.orgId }, { $set: { read: 1 } });
  await askWebhooks(deps, owner);
}

async function askFile({ riskImports, db }: ImportStores & Pick<AppDeps, "db">, { orgId, userId }: Owner): Promise<void> {
  const at = new Date();
  const record = importOf({ orgId, userId }, "rim_plans", at);
  await riskImports.insert(record);
  await riskImports.find(orgId, record._id);
  for (const after of [null, { at, id: record._id }]) await riskImports.list(orgId, { after, limit: 20 });
  await riskImports.putPart({ _id: "rim_plans:0000", orgId, importId: record._id, part: 0, data: "sealed", at });
  await riskImports.listPartNumbers(orgId, record._id);
  await riskImports.findPart(orgId, "rim_plans:0000");
  await riskImports.putBrokenPage({ _id: "rim_plans:0000", orgId, importId: record._id, page: 0, count: 1, sealed: "sealed", at });
  await riskImports.listBrokenPages(orgId, record._id, 0, 2);
  const start = { reading: null, mode: null, isDryRun: false, userId, keyId: null, startedAt: at, dueAt: at, phaseStartedAt: at };
  await db.withTransaction(async (session) => {
    await riskImports.start(record, start, session);
    await riskImports.cancel(orgId, "rim_none", at, session);
  });
  await riskImports.isCancelAsked(orgId, record._id);
  await riskImports.deleteParts(orgId, record._id);
  await riskImports.deleteBrokenPages(orgId, record._id);
}

async function askWebhooks({ riskWebhooks, db }: ImportStores & Pick<AppDeps, "db">, { orgId, userId }: Owner): Promise<void> {
  const at = new Date();
  const record = webhookOf({ orgId, userId }, "rwh_plans", at);
  await db.withTransaction((session) => riskWebhooks.insert(record, session));
  await riskWebhooks.find(orgId, record._id);
  await riskWebhooks.findByAddress(record._id);
  await riskWebhooks.list(orgId);
  await riskWebhooks.countReceived(orgId, record._id, 3, at);
  await riskWebhooks.noteRefused(orgId, record._id, at);
  await db.withTransaction(async (session) => {
    await riskWebhooks.change(orgId, record._id, 1, { isPaused: true }, session);
    await riskWebhooks.remove(orgId, record._id, session);
  });
}

type Whose = { orgId: string; userId: string };

function importOf({ orgId, userId }: Whose, _id: string, at: Date): ImportRecord {
  return {
    ...{ _id, orgId, userId, keyId: null, name: "v1.sealed", sizeBytes: 1, parts: 1, state: "receiving", reason: null, reading: null },
    ...{ mode: null, isDryRun: false, phase: null, phaseStartedAt: null, rows: null, isCancelAsked: false, replays: 0, ...NO_COUNTS },
    ...{ ...CLOSED_LEASE, attempts: 0, fence: 0, publishCount: 0, lastError: null, at, startedAt: null, finishedAt: null },
  };
}

function webhookOf({ orgId, userId }: Whose, _id: string, at: Date): WebhookRecord {
  return {
    ...{ _id, orgId, name: "v1.sealed", secret: "v1.sealed", previousSecret: null, previousUntil: null, isPaused: false, messages: 0 },
    ...{ transactions: 0, lastReceivedAt: null, lastRefusedAt: null, createdAt: at, createdBy: userId, rotatedAt: null, revision: 1 },
  };
}

type Past = { tenancy: Tenancy; at(index: number): Date };

export function riskImportPast({ tenancy, at }: Past): Record<string, (index: number) => Document> {
  const idOf = (index: number) => seededId("rim", index);
  return {
    risk_imports: (index): ImportRecord => ({
      ...importOf(tenancy.of(index), idOf(index), at(index)),
      ...{ state: "done", startedAt: at(index), finishedAt: at(index) },
    }),
    risk_import_parts: (index): ImportPartRecord => ({
      ...{ _id: `${idOf(index)}:0000`, orgId: tenancy.of(index).orgId, importId: idOf(index), part: 0, data: "v1.sealed", at: new Date() },
    }),
    risk_import_broken_pages: (index): BrokenPageRecord => ({
      ...{ _id: `${idOf(index)}:0000`, orgId: tenancy.of(index).orgId, importId: idOf(index), page: 0, count: 1, sealed: "v1.sealed" },
      at: new Date(),
    }),
    risk_webhooks: (index): WebhookRecord => webhookOf(tenancy.of(index), seededId("rwh", index), at(index)),
  };
}
