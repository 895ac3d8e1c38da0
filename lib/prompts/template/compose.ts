import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import { AppError } from "../../platform/errors.ts";
import type { PromptContent } from "../content.schema.ts";
import { readerIdOf } from "../library/find-prompt.ts";
import type { LibraryStores } from "../library/ports.ts";
import type { PromptRecord } from "../library/prompt-record.ts";
import { openVersion } from "../versions/open-version.ts";
import { type ComposedPrompt, composeParts, type Opened } from "./compose-parts.ts";
import type { Selector } from "./parse-template.ts";

export type ComposeDeps = LibraryStores & { cipher: Cipher };

/**
 * With everything it includes, as this person may read it. Whoever calls has asked for the permission to read or to run; an include that the
 * person may not read is refused like one that is not there. `at` is where the content stands in what was sent.
 */
export async function composePrompt(
  ctx: Context<ComposeDeps>,
  prompt: Pick<PromptRecord, "_id">,
  content: PromptContent,
  at = "/body/content",
): Promise<ComposedPrompt> {
  const composition = await composeParts(prompt._id, content, (promptId, selector) => openInclude(ctx, promptId, selector));
  if (composition.type === "composed") return composition.prompt;
  const { code, detail, where } = composition.fault;
  throw new AppError("invalid", code, detail, { errors: [{ pointer: `${at}/${where}`, detail }] });
}

async function openInclude(ctx: Context<ComposeDeps>, promptId: string, selector: Selector): Promise<Opened | null> {
  const prompt = await ctx.deps.prompts.find(ctx.orgId, readerIdOf(ctx), promptId);
  if (!prompt) return null;
  try {
    const { record, content } = await openVersion(ctx, prompt, selector);
    return { version: record.number, content };
  } catch (error) {
    if (error instanceof AppError && error.kind === "not_found") return null;
    throw error;
  }
}
