import { randomBytes } from "node:crypto";
import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { isDuplicateKey } from "../../platform/db.ts";
import { createId } from "../../platform/ids.ts";
import { inspectAnswer } from "../checks/inspect-answer.ts";
import { CASES_VERSION, listCases } from "./cases/all-cases.ts";
import { type CreateDrillInput, DRILL_KINDS, DRILL_LEVELS, DRILL_PATHS, type SuiteDrill } from "./drill.schema.ts";
import type { SuiteRecord } from "./drill-record.ts";
import { enqueueDrill } from "./enqueue-drill.ts";
import { drillOpen } from "./errors.ts";
import type { DrillDeps } from "./ports.ts";
import { tallyCases } from "./tally-cases.ts";
import { toSuite } from "./to-drill.ts";

const NONCE_BYTES = 16;
const NOTHING_SAID = inspectAnswer({ prompt: "", response: "", context: null }, { allowedHosts: [] });

/** One of a model at a time. The drill and its first slice are written together. */
export async function createDrill(ctx: Context<DrillDeps>, input: CreateDrillInput): Promise<SuiteDrill> {
  assertPermission(ctx, "failsafe.trip");
  const record = toNewSuite(ctx, input, { trigger: "person", startedBy: userIdOf(ctx) });
  if (!(await startSuite(ctx, record))) throw drillOpen(input.model);
  return toSuite(record);
}

type By = Pick<SuiteRecord, "trigger" | "startedBy" | "slot">;

export function toNewSuite({ orgId, clock }: Context, { model, path, kinds, levels }: CreateDrillInput, by: By): SuiteRecord {
  const choice = {
    kinds: DRILL_KINDS.filter((kind) => kinds === undefined || kinds.includes(kind)),
    levels: DRILL_LEVELS.filter((level) => levels === undefined || levels.includes(level)),
    paths: DRILL_PATHS.filter((each) => path === "both" || path === each),
  };
  const total = choice.paths.length * listCases(choice.kinds, choice.levels).length;
  const { cells, scores } = tallyCases(choice, []);
  return {
    ...{ _id: createId("safetyDrill"), orgId, type: "suite", state: "queued", at: new Date(clock.now()), ...by },
    ...{ startedAt: null, finishedAt: null, reason: null, tripId: null, model, isOpen: true, ...choice },
    ...{
      nonce: randomBytes(NONCE_BYTES).toString("hex"),
      total,
      done: 0,
      cells,
      scores: scores.map((each) => ({ ...each, before: null })),
    },
    ...{ answeredBy: null, isDemo: null, costMicros: 0, casesVersion: CASES_VERSION, checksVersion: NOTHING_SAID.checksVersion },
  };
}

/** False when a run of the model is open, or the slot was taken. */
export async function startSuite(ctx: Context<DrillDeps>, record: SuiteRecord): Promise<boolean> {
  const { db, drills, audit } = ctx.deps;
  const entry = toAuditRecord(ctx, {
    action: "failsafe.drill-started",
    target: { type: "safety-drill", id: record._id },
    after: { model: record.model, kinds: record.kinds, levels: record.levels, paths: record.paths },
  });
  try {
    const publish = await db.withTransaction(async (session) => {
      await drills.insert(record, session);
      await audit.append(entry, session);
      return enqueueDrill(ctx, { drillId: record._id, slice: 0 }, session);
    });
    await publish();
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
