import type { Context } from "../../platform/context.ts";
import { viewerMarks } from "../social/viewer-marks.ts";
import { openVersion, type VersionSelector } from "../versions/open-version.ts";
import { findReadable } from "./find-prompt.ts";
import type { LibraryDeps } from "./ports.ts";
import type { PromptView } from "./prompt.schema.ts";
import type { PromptRecord } from "./prompt-record.ts";
import { toView } from "./to-prompt.ts";

export async function getPrompt(ctx: Context<LibraryDeps>, input: { promptId: string } & VersionSelector): Promise<PromptView> {
  return showPrompt(ctx, await findReadable(ctx, input.promptId), input);
}

/** One that has just been found or changed. */
export async function showPrompt(ctx: Context<LibraryDeps>, prompt: PromptRecord, selector: VersionSelector = {}): Promise<PromptView> {
  const [opened, marksOf] = await Promise.all([openVersion(ctx, prompt, selector), viewerMarks(ctx, [prompt._id])]);
  return toView(ctx, prompt, opened, marksOf(prompt._id));
}
