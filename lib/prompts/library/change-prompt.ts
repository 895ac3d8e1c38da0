import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { findEditable } from "./find-prompt.ts";
import { showPrompt } from "./get-prompt.ts";
import { dropFeatured } from "./list-featured.ts";
import type { LibraryDeps } from "./ports.ts";
import type { ChangePromptInput, PromptView } from "./prompt.schema.ts";
import { promptChanged } from "./prompt-errors.ts";
import type { PromptRecord } from "./prompt-record.ts";
import { wordsOfHead } from "./prompt-words.ts";
import { shelvesOf } from "./shelves.ts";

/** What it is known by. What everybody reads of it changes with it, so of a public one it takes more. */
export async function changePrompt(ctx: Context<LibraryDeps>, input: ChangePromptInput & { promptId: string }): Promise<PromptView> {
  const { promptId, revision, ...given } = input;
  const prompt = await findEditable(ctx, promptId);
  if (prompt.visibility === "public") assertPermission(ctx, "prompts-public.write");
  const next = withHead(prompt, given, new Date(ctx.clock.now()));
  const { db, prompts, audit } = ctx.deps;
  await db.withTransaction(async (session) => {
    const { title, description, category, role, pattern, level, tags, words, shelves, updatedAt } = next;
    const to = { title, description, category, role, pattern, level, tags, words, shelves, updatedAt };
    if (!(await prompts.change(ctx.orgId, promptId, revision, to, session))) throw promptChanged();
    const entry = { action: "prompts.prompt-changed", target: { type: "prompt", id: promptId } };
    await audit.append(toAuditRecord(ctx, { ...entry, before: headOf(prompt), after: headOf(next) }), session);
  });
  if (prompt.isFeatured) await dropFeatured(ctx);
  return showPrompt(ctx, { ...next, revision: revision + 1 });
}

type Given = Omit<ChangePromptInput, "revision">;

function withHead(prompt: PromptRecord, given: Given, updatedAt: Date): PromptRecord {
  const next = {
    ...prompt,
    title: given.title ?? prompt.title,
    description: given.description ?? prompt.description,
    category: given.category ?? prompt.category,
    role: given.role === undefined ? prompt.role : given.role,
    pattern: given.pattern ?? prompt.pattern,
    level: given.level ?? prompt.level,
    tags: given.tags ?? prompt.tags,
    updatedAt,
  };
  return { ...next, words: wordsOfHead(next), shelves: shelvesOf(next) };
}

/** The trail keeps a digest of it, no word. */
function headOf({ title, description, category, role, pattern, level, tags }: PromptRecord) {
  return { title, description, category, role, pattern, level, tags };
}
