import { createId } from "../../lib/platform/ids.ts";
import { promptContentSchema } from "../../lib/prompts/content.schema.ts";
import { type ExperimentRecord, noTallies } from "../../lib/prompts/workbench/experiment-record.ts";
import type { QualityAuditRecord } from "../../lib/prompts/workbench/quality-audit.store.ts";
import { sealQuality } from "../../lib/prompts/workbench/quality-seal.ts";
import type { Harness, Person } from "./harness.ts";

export function experimentRow(orgId: string, promptId: string, fields: Partial<ExperimentRecord> = {}): ExperimentRecord {
  const arms = [
    { version: 1, share: 50 },
    { version: 2, share: 50 },
  ];
  const at = new Date();
  return {
    ...{ _id: createId("promptExperiment"), orgId, promptId, metric: "thumbs", arms, tallies: noTallies(arms), runningKey: promptId },
    ...{ minimumPerArm: 20, errorRate: 0.05, margin: 0.05, result: null, winner: null, promotionId: null, startedBy: null },
    ...{ at, endsAt: new Date(at.getTime() + 86_400_000), endedAt: null, revision: 1 },
    ...fields,
  };
}

export async function insertExperiment(harness: Harness, orgId: string, promptId: string): Promise<ExperimentRecord> {
  const { db, promptExperiments } = harness.runtime.deps;
  const record = experimentRow(orgId, promptId);
  await db.withTransaction((session) => promptExperiments.insert(record, session));
  return record;
}

export function qualityAuditRow(
  orgId: string,
  promptId: string,
  { _id, sealed, userId }: Pick<QualityAuditRecord, "_id" | "sealed" | "userId">,
): QualityAuditRecord {
  const scores = { clarity: 50, completeness: 50, structure: 50, safety: 50, testability: 50, economy: 50 };
  return {
    ...{ _id, orgId, promptId, version: 1, overall: 50, scores, model: null, modelProblem: null, sealed, acceptedAs: null, userId },
    at: new Date(),
  };
}

/** One that has something better to offer. */
export async function insertQualityAudit(harness: Harness, { orgId, userId }: Person, promptId: string): Promise<QualityAuditRecord> {
  const { db, cipher, promptQualityAudits } = harness.runtime.deps;
  const _id = createId("promptAudit");
  const content = promptContentSchema.parse({
    template: `Answer in one plain sentence of at most ${20 + Math.floor(Math.random() * 50)} words.`,
  });
  const sealed = sealQuality(await cipher.forOrganization(orgId), _id, { issues: [], improved: { content, changes: [], overall: 60 } });
  const record = qualityAuditRow(orgId, promptId, { _id, sealed, userId });
  await db.withTransaction((session) => promptQualityAudits.insert(record, session));
  return record;
}
