import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { RunDeps } from "../runs/ports.ts";
import { prepareRun } from "../runs/prepare-run.ts";
import type { RenderedText, RenderTextInput } from "./render.schema.ts";

/** A run's words, for whoever takes them elsewhere: nobody is asked and nothing is kept. */
export async function renderText(ctx: Context<RunDeps>, input: RenderTextInput): Promise<RenderedText> {
  assertPermission(ctx, "prompts.run");
  const { prompt, version, instructions, text } = await prepareRun(ctx, { ...input, isTrial: true });
  return { promptId: prompt._id, version, instructions, text };
}
