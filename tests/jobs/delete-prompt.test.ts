import { expect, test } from "vitest";
import { jobCollection } from "../../lib/platform/jobs/job.store.ts";
import { RUN_PATH } from "../../lib/platform/jobs/publish-record.ts";
import { DELETE_PARTS_JOB } from "../../lib/prompts/library/delete-prompt.ts";
import { collections } from "../../lib/runtime/collections.ts";
import { NO_QUEUE } from "../support/conversation.ts";
import { createHarness } from "../support/harness.ts";
import { createPromptCalls } from "../support/prompt-calls.ts";

/** What says that something happened, and not what it was about. */
const KEPT = ["access_denials", "audit", "idempotency", "jobs", "model_calls", "usage"];

const harness = await createHarness({ environment: NO_QUEUE });
const { deps } = harness.runtime;
const { make, save } = createPromptCalls(harness);
const owner = await harness.createPerson();
const mate = await harness.addPerson(owner, "USER");

/** Names of the collections with a document that mentions it. */
async function findMentions(id: string): Promise<string[]> {
  const mentioning = await Promise.all(
    collections.map(async (definition) => {
      const documents = await deps.db.collection(definition).find({}).toArray();
      return documents.some((document) => JSON.stringify(document).includes(id)) ? [definition.name] : [];
    }),
  );
  return mentioning.flat().filter((name) => !KEPT.includes(name));
}

test("with a prompt goes whatever is kept of it, by a job that may run twice; another prompt's stays", async () => {
  const [gone, stays] = [await make(owner, { visibility: "organization" }), await make(owner, { visibility: "organization" })];
  for (const { id } of [gone, stays]) {
    await save(owner, id, 1, "Again {{name}}");
    const call = (method: string, path: string, body?: object) =>
      harness.call(method, `/api/prompts/${id}${path}`, { as: mate, ...(body && { body }) });
    const done = [
      await call("PUT", "/favourite"),
      await call("PUT", "/rating", { stars: 4 }),
      await call("PUT", "/labels/dev", { version: 1 }),
    ];
    done.push(await call("POST", "/execute", { values: { name: "Ada" } }));
    expect(done.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  }
  const before = await findMentions(stays.id);
  expect(before).toEqual(expect.arrayContaining(["prompt_favourites", "prompt_ratings", "prompt_runs", "prompt_versions", "prompts"]));
  expect(await findMentions(gone.id)).toEqual(before);
  expect((await harness.call("DELETE", `/api/prompts/${gone.id}`, { as: owner })).status).toBe(204);
  const job = await deps.db.collection(jobCollection).findOne({ name: DELETE_PARTS_JOB, deduplicationKey: gone.id });
  for (let round = 0; round < 2; round += 1) {
    const response = await harness.signedCallback(RUN_PATH, { job: DELETE_PARTS_JOB, orgId: owner.orgId, id: job?._id });
    expect(response.status).toBe(200);
    expect(await findMentions(gone.id)).toEqual([]);
  }
  expect(await findMentions(stays.id)).toEqual(before);
});
