import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import type { ChatDeps } from "./ports.ts";
import type { TraceView } from "./schema.ts";
import { statusOf, toAnswerFields } from "./to-turn-view.ts";
import type { StepRecord, TurnRecord } from "./turn-record.ts";

/** How an answer came about: stages with times, verdicts, provider, tokens and cost. No text of the conversation. */
export async function getTrace(ctx: Context<ChatDeps>, input: { jobId: string }): Promise<TraceView> {
  assertPermission(ctx, "chat.read");
  const turn = await ctx.deps.turns.find(ctx.orgId, userIdOf(ctx), input.jobId);
  if (!turn) throw new AppError("not_found", "chat.turn_not_found", `No job ${input.jobId}.`);
  return {
    jobId: turn._id,
    ...statusOf(turn),
    attempts: turn.attempts,
    createdAt: turn.createdAt.toISOString(),
    finishedAt: turn.finishedAt?.toISOString() ?? null,
    stages: Object.entries(turn.steps)
      .map(([key, step]) => ({
        key,
        label: labelOf(key, step),
        startedAt: step.startedAt.toISOString(),
        durationMs: step.finishedAt ? step.finishedAt.getTime() - step.startedAt.getTime() : null,
        state: stateOf(step),
        detail: step.detail,
      }))
      .sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0)),
    events: eventsOf(turn),
    prompt: await promptOf(ctx, turn),
    ...toAnswerFields(turn),
  };
}

async function promptOf({ deps, orgId }: Context<ChatDeps>, { promptRef, userId }: TurnRecord): Promise<TraceView["prompt"]> {
  if (!promptRef) return null;
  const prompt = await deps.prompts.find(orgId, userId, promptRef.promptId);
  return { ...promptRef, title: prompt?.title ?? null };
}

const LABELS: Readonly<Record<string, string>> = {
  guard_in: "Guard in",
  judge: "Model judge",
  project: "Project",
  recall: "Memory",
  retrieve: "Context",
  attach: "Files of the message",
  guard_out: "Guard out",
  failsafe: "Audit",
};

function labelOf(key: string, step: StepRecord): string {
  if (key.startsWith("model:")) return `Model, round ${Number(key.slice("model:".length)) + 1}`;
  if (key.startsWith("tool:")) return `Tool ${String(step.detail.tool ?? "")}`;
  if (key.startsWith("guard_out:")) return "Guard out, continued";
  if (key.startsWith("failsafe:")) return "Audit, continued";
  return LABELS[key] ?? key;
}

function stateOf(step: StepRecord): TraceView["stages"][number]["state"] {
  if (step.state === "finished") return "done";
  return step.state === "uncertain" ? "uncertain" : "running";
}

function eventsOf(turn: TurnRecord): TraceView["events"] {
  const queuedAt = turn.createdAt.toISOString();
  const uncertain = turn.usage.filter((row) => row.isUncertain);
  return [
    { at: queuedAt, type: "accepted", text: "Stored and queued" },
    ...(turn.attempts > 1 ? [{ at: queuedAt, type: "retried", text: `Needed ${turn.attempts} runs` }] : []),
    ...uncertain.map((row) => ({
      at: queuedAt,
      type: "uncertain",
      text: `A call to ${row.provider} was lost and is not billed to you`,
    })),
    ...(turn.stopRequestedAt ? [{ at: turn.stopRequestedAt.toISOString(), type: "stop", text: "Stop requested" }] : []),
    ...(turn.finishedAt ? [{ at: turn.finishedAt.toISOString(), type: "finished", text: `Ended ${turn.state}` }] : []),
  ];
}
