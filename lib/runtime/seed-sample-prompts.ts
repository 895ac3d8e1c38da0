import { actFor } from "../auth/act-for.ts";
import type { Context } from "../platform/context.ts";
import { promptContentSchema } from "../prompts/content.schema.ts";
import { createPrompt } from "../prompts/library/create-prompt.ts";
import { findEditable } from "../prompts/library/find-prompt.ts";
import { runPrompt } from "../prompts/runs/run-prompt.ts";
import { seedShippedPrompts } from "../prompts/shipped/seed-shipped.ts";
import { shippedPromptId } from "../prompts/shipped/shipped-prompt-id.ts";
import { placeItem } from "../prompts/social/collection-items.ts";
import { createCollection } from "../prompts/social/collections.ts";
import { putLabel } from "../prompts/versions/labels/put-label.ts";
import { saveVersion } from "../prompts/versions/save-version.ts";
import { toMode } from "./app-info.ts";
import type { AppDeps } from "./deps.ts";
import { promoteSample } from "./promote-sample.ts";
import type { Runtime } from "./runtime.ts";
import { SAMPLE_PROMPTS, SAMPLE_VALUES, type SamplePrompt } from "./sample-prompts.ts";
import { createSystemContext } from "./system-context.ts";

type Acting = Context<AppDeps>;
type People = { orgId: string; ownerId: string; analystId: string; memberId: string };

const COLLECTED = ["answer-angry-customer", "shift-handover", "difficult-email"].map(shippedPromptId);

/** What a team's own library looks like after a few weeks. Where the organization shares any prompt already it is left at that. */
export async function seedSamplePrompts(runtime: Runtime, { orgId, ownerId, analystId, memberId }: People): Promise<void> {
  const as = (userId: string) => personContext(runtime, orgId, userId);
  const [owner, analyst, member] = [await as(ownerId), await as(analystId), await as(memberId)];
  if (!owner || !analyst || !member || (await hasPrompts(owner))) return;
  // Some of the collection are the product's own.
  await seedShippedPrompts(runtime.deps);
  const ids: string[] = [];
  for (const sample of SAMPLE_PROMPTS) ids.push(await writePrompt(analyst, sample));
  await collect(owner, ids);
  const [promptId] = ids;
  // What asks a model costs money where one is connected.
  if (promptId === undefined || toMode(runtime.env) !== "demo") return;
  await promoteSample(runtime, promptId, { analyst, owner });
  const { signal } = new AbortController();
  for (const values of SAMPLE_VALUES) await runPrompt(member, { promptId, values: { ...values }, signal });
}

function personContext(runtime: Runtime, orgId: string, userId: string): Promise<Acting | null> {
  return actFor(createSystemContext(runtime, { job: "seed-sample", orgId }), { orgId, userId, keyId: null });
}

async function hasPrompts({ deps, orgId }: Acting): Promise<boolean> {
  const page = { sort: "recent", after: null, limit: 1 } as const;
  const shared = await deps.prompts.list({ orgId, userId: null }, "organization", { shelf: "all", rest: {} }, page);
  return shared.length > 0;
}

/** All versions of it, the newest on trial. */
async function writePrompt(ctx: Acting, { versions, ...sample }: SamplePrompt): Promise<string> {
  const [first, ...later] = versions.map(({ message, content }) => ({ message, content: promptContentSchema.parse(content) }));
  if (!first) throw new Error(`${sample.title} has no version.`);
  const head = { ...sample, pattern: "instruction", level: "beginner" } as const;
  const { prompt } = await createPrompt(ctx, { head, ...first, source: "written", origin: null, visibility: "organization" });
  const promptId = prompt._id;
  for (const version of later) {
    const found = await findEditable(ctx, promptId);
    await saveVersion(ctx, found, { ...version, basedOn: found.latest, source: "written" });
  }
  await putLabel(ctx, { promptId, label: "dev", version: versions.length });
  await putLabel(ctx, { promptId, label: "staging", version: Math.max(1, versions.length - 1) });
  return promptId;
}

async function collect(ctx: Acting, own: readonly string[]): Promise<void> {
  const description = "What a new colleague at the front desk uses in the first week.";
  const { id } = await createCollection(ctx, { name: "Front desk, first week", description, visibility: "organization" });
  for (const promptId of [...own, ...COLLECTED]) await placeItem(ctx, { collectionId: id, promptId });
}
