import type { Context } from "../../platform/context.ts";
import { generatePrompt } from "./ask-prompt.ts";
import type { RunDeps } from "./ports.ts";
import { prepareRun, type RunInput } from "./prepare-run.ts";
import type { RunAnswer } from "./run.schema.ts";
import { startRunNote } from "./run-note.ts";

/** One run from beginning to end: what is given is looked at, a model asked by the gateway's path, and what came of it kept. */
export async function runPrompt(ctx: Context<RunDeps>, input: RunInput): Promise<RunAnswer> {
  const run = await prepareRun(ctx, input);
  const { instructions, text, settings, prompt, version } = run;
  const note = startRunNote(ctx, run);
  try {
    const answer = await generatePrompt(ctx, { instructions, text, settings, signal: input.signal });
    const { isBlocked, callId, verdicts, ...told } = answer;
    const { provider, model, isDemo, usage, costMicros, finishReason } = told;
    const answerer = { callId, provider, model, isDemo };
    await note.end({ outcome: isBlocked ? "withheld" : "answered", text: told.text, finishReason, usage, costMicros, answerer });
    const { runId } = note;
    return { ...told, runId, promptId: prompt._id, version, currency: "USD", verdicts: [...verdicts], isWithheld: isBlocked };
  } catch (error) {
    await note.fail(error);
    throw error;
  }
}
