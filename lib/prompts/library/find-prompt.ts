import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { LibraryStores } from "./ports.ts";
import { notYours, promptNotFound } from "./prompt-errors.ts";
import type { PromptRecord } from "./prompt-record.ts";

type FindDeps = Pick<LibraryStores, "prompts">;

/** A job has no person and reads what its organization and everybody does. */
export async function findReadable(ctx: Context<FindDeps>, promptId: string): Promise<PromptRecord> {
  assertPermission(ctx, "prompts.read");
  return load(ctx, promptId);
}

/** For whoever may run it. A key made for running alone need not be able to read. */
export async function findRunnable(ctx: Context<FindDeps>, promptId: string): Promise<PromptRecord> {
  assertPermission(ctx, "prompts.run");
  return load(ctx, promptId);
}

/** For whoever may save versions of it: its organization's people. */
export async function findEditable(ctx: Context<FindDeps>, promptId: string): Promise<PromptRecord> {
  assertPermission(ctx, "prompts.write");
  const prompt = await load(ctx, promptId);
  if (isStranger(ctx, prompt)) throw notYours("This prompt is not your organization's. Copy it, and change the copy.");
  return prompt;
}

/** For whoever may delete it and decide who reads it. */
export async function findOwned(ctx: Context<FindDeps>, promptId: string): Promise<PromptRecord> {
  const prompt = await findEditable(ctx, promptId);
  if (!isOwned(ctx, prompt)) throw notYours("Only its owner and administrators may do this to a prompt.");
  return prompt;
}

/** Of another organization, or shipped: read, run and copied, never changed. */
export function isStranger(ctx: Context, { orgId }: Pick<PromptRecord, "orgId">): boolean {
  return orgId !== ctx.orgId;
}

export function isOwned(ctx: Context, prompt: Pick<PromptRecord, "orgId" | "ownerId">): boolean {
  if (isStranger(ctx, prompt) || !ctx.permissions.has("prompts.write")) return false;
  return prompt.ownerId === readerIdOf(ctx) || ctx.permissions.has("prompts-public.write");
}

export function readerIdOf(ctx: Context): string | null {
  return ctx.actor.type === "user" || ctx.actor.type === "apiKey" ? userIdOf(ctx) : null;
}

async function load(ctx: Context<FindDeps>, promptId: string): Promise<PromptRecord> {
  const prompt = await ctx.deps.prompts.find(ctx.orgId, readerIdOf(ctx), promptId);
  if (!prompt) throw promptNotFound(promptId);
  return prompt;
}
