import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { findOwned } from "./find-prompt.ts";
import { showPrompt } from "./get-prompt.ts";
import { dropFeatured } from "./list-featured.ts";
import type { LibraryDeps } from "./ports.ts";
import type { PromptView } from "./prompt.schema.ts";
import { promptChanged } from "./prompt-errors.ts";
import { shelvesOf } from "./shelves.ts";

type FeatureInput = { promptId: string; revision: number; isFeatured: boolean };

/** What stands first in one's own organization's library. */
export async function setFeatured(ctx: Context<LibraryDeps>, { promptId, revision, isFeatured }: FeatureInput): Promise<PromptView> {
  assertPermission(ctx, "prompts-public.write");
  const prompt = await findOwned(ctx, promptId);
  if (prompt.visibility === "private")
    throw new AppError("conflict", "prompts.not_shared", "Only a prompt that others may read can be featured.");
  const next = { ...prompt, isFeatured };
  const to = { isFeatured, shelves: shelvesOf(next) };
  const { db, prompts, audit } = ctx.deps;
  await db.withTransaction(async (session) => {
    if (!(await prompts.change(ctx.orgId, promptId, revision, to, session))) throw promptChanged();
    const action = isFeatured ? "prompts.prompt-featured" : "prompts.prompt-unfeatured";
    await audit.append(toAuditRecord(ctx, { action, target: { type: "prompt", id: promptId } }), session);
  });
  await dropFeatured(ctx);
  return showPrompt(ctx, { ...next, revision: revision + 1 });
}
