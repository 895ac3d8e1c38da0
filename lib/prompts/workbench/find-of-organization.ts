import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { findReadable } from "../library/find-prompt.ts";
import type { LibraryStores } from "../library/ports.ts";
import type { PromptRecord } from "../library/prompt-record.ts";

/** What is known of a prompt's life is for its own organization: others, who may read a public prompt, are told there is none. */
export async function findOfOrganization(ctx: Context<LibraryStores>, promptId: string): Promise<PromptRecord> {
  const prompt = await findReadable(ctx, promptId);
  if (prompt.orgId !== ctx.orgId) throw new AppError("not_found", "prompts.not_found", `No prompt ${promptId}.`);
  return prompt;
}
