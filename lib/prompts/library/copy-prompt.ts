import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { openVersion } from "../versions/open-version.ts";
import { createPrompt } from "./create-prompt.ts";
import { findReadable } from "./find-prompt.ts";
import { showPrompt } from "./get-prompt.ts";
import type { LibraryDeps } from "./ports.ts";
import type { PromptView } from "./prompt.schema.ts";

type CopyInput = {
  promptId: string;
  version?: number | undefined;
  title?: string | undefined;
  visibility: "private" | "organization";
};

/** One's own from now on; it remembers what it was made from, and nothing happens to that one. */
export async function copyPrompt(ctx: Context<LibraryDeps>, input: CopyInput): Promise<PromptView> {
  assertPermission(ctx, "prompts.write");
  const from = await findReadable(ctx, input.promptId);
  const { record, content } = await openVersion(ctx, from, { version: input.version });
  const { title, description, category, role, pattern, level, tags } = from;
  const { prompt } = await createPrompt(ctx, {
    head: { title: input.title ?? title, description, category, role, pattern, level, tags: [...tags] },
    content,
    message: `Copied from version ${record.number}`,
    source: "copied",
    origin: { promptId: from._id, version: record.number },
    visibility: input.visibility,
  });
  return showPrompt(ctx, prompt);
}
