import type { Harness, Person } from "../../support/harness.ts";
import { makePrompt } from "../../support/social-prompts.ts";

type Make = (harness: Harness, by: Person) => Promise<string>;

/** Records of the prompt library that a walk over the routes needs. */
export const PROMPT_RECORDS = {
  promptId: async (harness, by) => (await makePrompt(harness, by))._id,
  collectionId: async (harness, by) =>
    (await harness.json<{ id: string }>("POST", "/api/prompts/collections", { as: by, body: { name: "A shelf" } })).id,
} as const satisfies Readonly<Record<string, Make>>;

/** Of a prompt, where chats have links of their own. */
export async function makePromptShare(harness: Harness, by: Person): Promise<string> {
  const { _id } = await makePrompt(harness, by);
  const path = `/api/prompts/${_id}/shares`;
  return (await harness.json<{ share: { id: string } }>("POST", path, { as: by, body: {} })).share.id;
}
