import { type PromptContentInput, promptContentSchema } from "../../lib/prompts/content.schema.ts";
import { createPrompt, type NewPrompt } from "../../lib/prompts/library/create-prompt.ts";
import { promptCollection } from "../../lib/prompts/library/prompt.store.ts";
import { audienceOf, type PromptRecord } from "../../lib/prompts/library/prompt-record.ts";
import { promptVersionCollection } from "../../lib/prompts/versions/version.store.ts";
import type { Harness, Person } from "./harness.ts";
import { contextOf } from "./prompt-rows.ts";

type Made = { title?: string; content?: Partial<PromptContentInput>; visibility?: NonNullable<NewPrompt["visibility"]> };

/** As its person would make it; without a word, the organization's. */
export async function makePrompt(harness: Harness, by: Person, made: Made = {}): Promise<PromptRecord> {
  const head = { title: made.title ?? "A prompt", description: "For a test", category: "writing", role: null } as const;
  const { prompt } = await createPrompt(contextOf(harness, by), {
    head: { ...head, pattern: "instruction", level: "beginner", tags: [] },
    content: promptContentSchema.parse({ template: "Say hello to the world.", ...made.content }),
    ...{ message: "First", source: "written", origin: null, visibility: made.visibility ?? "organization" },
  });
  return prompt;
}

/** Everybody's from now on, as an administrator decides it: its first version is what strangers read. */
export async function publish({ runtime }: Harness, { orgId, ownerId, _id }: PromptRecord, content: PromptContentInput): Promise<void> {
  const { db } = runtime.deps;
  const reach = {
    visibility: "public",
    privateOf: null,
    publicVersion: 1,
    audience: audienceOf({ visibility: "public", orgId, ownerId }),
  } as const;
  await db.collection(promptCollection).updateOne({ _id, orgId }, { $set: reach });
  const open = JSON.stringify(promptContentSchema.parse(content));
  await db.collection(promptVersionCollection).updateOne({ orgId, promptId: _id, number: 1 }, { $set: { open, sealed: null } });
}
