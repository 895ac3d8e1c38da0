import { type AnswerFrame, toAnswerFrames } from "../../ai/ask-playground.ts";
import type { Context } from "../../platform/context.ts";
import { type PromptStream, streamPrompt } from "./ask-prompt.ts";
import type { RunDeps } from "./ports.ts";
import { type PreparedRun, prepareRun, type RunInput } from "./prepare-run.ts";
import { type RunEnding, type RunNote, startRunNote } from "./run-note.ts";

/** The same as `runPrompt`, told piece by piece. Fails before the first frame where nobody answers; after it, a failure breaks the stream. */
export async function streamRun(ctx: Context<RunDeps>, input: RunInput): Promise<AsyncIterable<AnswerFrame>> {
  const run = await prepareRun(ctx, input);
  const { instructions, text, settings } = run;
  const note = startRunNote(ctx, run);
  try {
    const answer = await streamPrompt(ctx, { instructions, text, settings, signal: input.signal });
    return tell(ctx, { run, note, answer });
  } catch (error) {
    await note.fail(error);
    throw error;
  }
}

type Running = { run: PreparedRun; note: RunNote; answer: PromptStream };

async function* tell(ctx: Context<RunDeps>, { run, note, answer }: Running): AsyncGenerator<AnswerFrame> {
  const names = { runId: note.runId, promptId: run.prompt._id, version: run.version };
  const heard = { text: "" };
  try {
    for await (const frame of toAnswerFrames(ctx, answer, answer)) {
      if (frame.event === "delta" && typeof frame.data.text === "string") heard.text += frame.data.text;
      if (frame.event === "end") {
        const isWithheld = frame.data.finishReason === "content-filter";
        // Kept before its end is told: whoever asks for it then finds it.
        const ending = { ...toEnding(isWithheld ? withoutUnsafe(heard.text) : heard.text, answer), ...finishOf(frame) };
        await note.end({ outcome: isWithheld ? "withheld" : "answered", ...ending });
        yield { ...frame, data: { ...frame.data, ...names, isWithheld } };
      } else yield frame.event === "start" ? { ...frame, data: { ...frame.data, ...names } } : frame;
    }
  } catch (error) {
    await note.fail(error, toEnding(heard.text, answer));
    throw error;
  } finally {
    // A reader that turned away ends here; the first ending counts.
    await note.end({ outcome: "stopped", ...toEnding(heard.text, answer) });
  }
}

function toEnding(text: string, answer: PromptStream): Omit<RunEnding, "outcome"> {
  const { callId, provider, model, isDemo } = answer;
  const charge = answer.charge();
  return { text, usage: charge?.usage, costMicros: charge?.costMicros, answerer: { callId, provider, model, isDemo } };
}

function finishOf({ data: { finishReason } }: AnswerFrame): Pick<RunEnding, "finishReason"> {
  const reason = FINISHES.find((each) => each === finishReason);
  return reason ? { finishReason: reason } : {};
}

const FINISHES = ["stop", "length", "tool-calls", "content-filter"] as const;

/** What was told before it was found unsafe is not shown again; where the guard has cut it, its notice stands in the text. */
function withoutUnsafe(text: string): string {
  return text.includes("[answer withheld") ? text : "[answer withheld]";
}
