import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { findEditable } from "../library/find-prompt.ts";
import type { LibraryStores } from "../library/ports.ts";
import type { PromptRecord } from "../library/prompt-record.ts";
import type { ExperimentView, StartExperimentInput } from "./experiment.schema.ts";
import { type ExperimentRecord, noTallies } from "./experiment-record.ts";
import type { ExperimentDeps } from "./ports.ts";
import { toExperiment } from "./to-experiment.ts";

const DAY_MS = 86_400_000;
const PRODUCTION = "production";

/** From now on people of the organization who run the prompt without naming a version get one of these, always the same. */
export async function startExperiment(
  ctx: Context<ExperimentDeps & LibraryStores>,
  { promptId, ...input }: StartExperimentInput & { promptId: string },
): Promise<ExperimentView> {
  assertPermission(ctx, "prompts.write");
  const prompt = await findEditable(ctx, promptId);
  assertMayReplaceProduction(ctx, prompt, input);
  assertVersionsExist(prompt, input);
  const record = toRecord(ctx, prompt, input);
  const { db, promptExperiments, audit } = ctx.deps;
  const write = db.withTransaction(async (session) => {
    await promptExperiments.insert(record, session);
    const { metric, arms } = record;
    const entry = { action: "prompts.experiment-started", target: { type: "prompt-experiment", id: record._id } } as const;
    await audit.append(toAuditRecord(ctx, { ...entry, severity: "notice", after: { promptId, metric, arms } }), session);
  });
  if (!(await db.isInserted(write)))
    throw new AppError(
      "conflict",
      "prompts.experiment_running",
      "An experiment runs on this prompt already. Stop it first, or wait for its end.",
    );
  return toExperiment(record);
}

/** An experiment gives people versions that nobody has promoted: with a protected label that is for those who may agree to a promotion. */
function assertMayReplaceProduction(ctx: Context, { labels }: PromptRecord, { arms }: StartExperimentInput): void {
  const production = labels.find(({ name }) => name === PRODUCTION);
  if (!production) return;
  assertPermission(ctx, "prompts-labels.write");
  if (arms.some(({ version }) => version === production.version)) return;
  throw invalid(`One arm has to be version ${production.version}, which is in production: the others are compared with it.`, "/body/arms");
}

function assertVersionsExist({ latest }: PromptRecord, { arms }: StartExperimentInput): void {
  const at = arms.findIndex(({ version }) => version > latest);
  if (at >= 0) throw invalid(`The newest version is ${latest}.`, `/body/arms/${at}/version`);
}

function invalid(detail: string, pointer: string): AppError {
  return new AppError("invalid", "prompts.experiment_invalid", detail, { errors: [{ pointer, detail }] });
}

function toRecord(ctx: Context, { _id: promptId }: PromptRecord, input: StartExperimentInput): ExperimentRecord {
  const { arms, metric, minimumPerArm, maximumDays, stopRule } = input;
  const at = new Date(ctx.clock.now());
  return {
    ...{ _id: createId("promptExperiment"), orgId: ctx.orgId, promptId, metric, arms, minimumPerArm, ...stopRule },
    tallies: noTallies(arms),
    runningKey: promptId,
    ...{ result: null, winner: null, promotionId: null, endedAt: null, revision: 1 },
    startedBy: userIdOf(ctx),
    at,
    endsAt: new Date(at.getTime() + maximumDays * DAY_MS),
  };
}
