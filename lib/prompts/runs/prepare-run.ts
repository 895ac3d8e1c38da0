import type { Context } from "../../platform/context.ts";
import type { ModelSettings, ParameterValues } from "../content.schema.ts";
import { findRunnable } from "../library/find-prompt.ts";
import type { PromptRecord } from "../library/prompt-record.ts";
import { checkValues } from "../template/check-values.ts";
import { composePrompt } from "../template/compose.ts";
import { renderPrompt } from "../template/render.ts";
import { openVersion } from "../versions/open-version.ts";
import { pickVersion } from "../workbench/pick-version.ts";
import { openFiles } from "./open-files.ts";
import type { RunDeps } from "./ports.ts";
import type { ExecuteInput } from "./run.schema.ts";
import type { ExperimentArm } from "./run-record.ts";

export type PreparedRun = {
  prompt: PromptRecord;
  version: number;
  experiment: ExperimentArm | null;
  values: ParameterValues;
  instructions: string;
  text: string;
  settings: ModelSettings;
};

/** `isTrial`: nobody is asked, so that nobody takes part in an experiment by it. */
export type RunInput = ExecuteInput & { promptId: string; signal: AbortSignal; isTrial?: true };

/** All that can be wrong with a run before anybody is asked: no such prompt or version, values that do not fit, files that are none. */
export async function prepareRun(
  ctx: Context<RunDeps>,
  { promptId, signal, values: given, isTrial, ...wanted }: RunInput,
): Promise<PreparedRun> {
  const prompt = await findRunnable(ctx, promptId);
  const { version, label } = wanted;
  const isOpen = !isTrial && version === undefined && label === undefined && prompt.orgId === ctx.orgId;
  const picked = isOpen ? await pickVersion(ctx, prompt) : null;
  const selector = picked
    ? { version: picked.version }
    : { ...(version !== undefined && { version }), ...(label !== undefined && { label }) };
  const { record, content } = await openVersion(ctx, prompt, selector);
  const composed = await composePrompt(ctx, prompt, content);
  const values = checkValues(composed.parameters, given);
  const fileTexts = await openFiles(ctx, { parameters: composed.parameters, values, signal });
  return {
    ...{ prompt, version: record.number, values, settings: toSettings(composed.settings, wanted) },
    experiment: picked && { experimentId: picked.experimentId, arm: picked.arm },
    ...renderPrompt(composed, values, fileTexts),
  };
}

function toSettings(own: ModelSettings, { model, temperature, maxOutputTokens }: Omit<ExecuteInput, "values">): ModelSettings {
  return {
    ...own,
    ...(model !== undefined && { model }),
    ...(temperature !== undefined && { temperature }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
  };
}
