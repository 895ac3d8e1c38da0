import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { OutcomeRows } from "./examples.ts";
import type { TrainedModel } from "./model-trainer.ts";
import type { ModelDeps } from "./ports.ts";
import type { RiskModelRecord, RiskModelSummary } from "./risk-model.store.ts";
import { sealModelField } from "./risk-models.ts";

/** On the same transactions it may fall behind by so much and still be tried: the trial decides, not the training. */
const TRIED_WITHIN = 0.02;

type Candidate = { modelId: string; number: number; version: string; trained: TrainedModel; rows: OutcomeRows; by: string };

/** Tried at once when it may turn out to be as good as who judges and nobody else is tried; otherwise it waits for somebody to decide. */
export async function keepCandidate(ctx: Context<ModelDeps>, { modelId, number, version, trained, rows, by }: Candidate): Promise<void> {
  const { db, audit, cipher, riskModelStore } = ctx.deps;
  const at = new Date(ctx.clock.now());
  const place = { orgId: ctx.orgId, _id: modelId };
  const sealed = await sealModelField(cipher, place, "sealed", Buffer.from(trained.bytes).toString("base64"));
  const spreads = await sealModelField(cipher, place, "spreads", JSON.stringify(trained.spreads));
  await db.withTransaction(async (session) => {
    const first = firstStateOf(trained, await riskModelStore.listPlaced(ctx.orgId, session));
    const record: RiskModelRecord = {
      ...place,
      ...{ number, version, kind: trained.kind, wasLive: false, sealed, spreads, revision: 0 },
      state: first.state,
      place: first.state === "shadow" ? "shadow" : null,
      trainedOn: { from: rows.from, to: rows.to, rows: rows.labels.length, frauds: rows.frauds, outcomes: rows.outcomes },
      evaluation: trained.evaluation,
      changes: [{ to: first.state, at, by, reason: first.reason }],
      ...{ since: at, createdAt: at, createdBy: by },
    };
    await riskModelStore.insert(record, session);
    const after = { version, state: first.state, rows: rows.labels.length, outcomes: rows.outcomes };
    await audit.append(toAuditRecord(ctx, { action: "risk.model-trained", target: { type: "risk_model", id: modelId }, after }), session);
  });
}

function firstStateOf(
  { evaluation }: TrainedModel,
  placed: readonly RiskModelSummary[],
): { state: "candidate" | "shadow"; reason: string } {
  const { own, live } = evaluation;
  const figures = `Average precision ${own.ap.toFixed(3)}, beside ${live.ap.toFixed(3)} of ${live.version}, on the newest quarter.`;
  if (own.ap < live.ap - TRIED_WITHIN) return { state: "candidate", reason: `${figures} It is not tried by itself.` };
  if (placed.some(({ place }) => place === "shadow")) return { state: "candidate", reason: `${figures} Another model is being tried.` };
  return { state: "shadow", reason: figures };
}
