import { createHash } from "node:crypto";
import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { ModelSettings } from "../content.schema.ts";
import type { LibraryStores } from "../library/ports.ts";
import type { PromptRecord } from "../library/prompt-record.ts";
import { composePrompt } from "../template/compose.ts";
import type { ComposedPrompt } from "../template/compose-parts.ts";
import { openVersion } from "../versions/open-version.ts";

/** One version with one model: what is asked of whom. */
export type PlannedCombination = {
  version: number;
  model: string | null;
  composed: ComposedPrompt;
  settings: ModelSettings;
  contentHash: string;
};

type PlanDeps = LibraryStores & { cipher: Cipher };

/** Versions one after the other, each with every model. */
export async function planCombinations(
  ctx: Context<PlanDeps>,
  prompt: PromptRecord,
  { versions, models = [] }: { versions: readonly number[]; models?: readonly string[] | undefined },
): Promise<PlannedCombination[]> {
  const planned: PlannedCombination[] = [];
  for (const version of versions) {
    const composed = await composeVersion(ctx, prompt, version);
    const contentHash = hashOf(composed);
    for (const model of models.length === 0 ? [null] : models) {
      const settings = model === null ? composed.settings : { ...composed.settings, model };
      planned.push({ version, model, composed, settings, contentHash });
    }
  }
  return planned;
}

/** Of all a version says with what it includes: an included prompt that changes under its label changes it too. */
export async function hashVersion(ctx: Context<PlanDeps>, prompt: PromptRecord, version: number): Promise<string> {
  return hashOf(await composeVersion(ctx, prompt, version));
}

async function composeVersion(ctx: Context<PlanDeps>, prompt: PromptRecord, version: number): Promise<ComposedPrompt> {
  const { content } = await openVersion(ctx, prompt, { version });
  return composePrompt(ctx, prompt, content);
}

function hashOf({ instructions, template, parameters, settings }: ComposedPrompt): string {
  const said = (parts: ComposedPrompt["template"]) => parts.map((part) => (part.type === "text" ? part.text : [part.name]));
  return createHash("sha256")
    .update(JSON.stringify([said(instructions), said(template), parameters, settings]))
    .digest("hex");
}
