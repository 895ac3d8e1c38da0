import { expect, test } from "vitest";
import { gatherPerson } from "../../../lib/auth/privacy/gather-person.ts";
import type { PersonScope } from "../../../lib/platform/inventory.store.ts";
import { PROMPTS } from "../../../lib/runtime/inventory-of-prompts.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createHarness } from "../../support/harness.ts";
import { createPromptCalls, GREETING } from "../../support/prompt-calls.ts";
import { leavesOf, readDatabase } from "../../support/scan-database.ts";

const harness = await createHarness();
const { inventoryDocuments, prompts, promptVersions } = harness.runtime.deps;
const { make, save, get } = createPromptCalls(harness);
const owner = await harness.createPerson();
const leaver = await harness.addPerson(owner, "USER");
const own = await make(leaver, { title: "Kept to myself" });
const shared = await make(leaver, { title: "For all of us", visibility: "organization" });
await save(owner, shared.id, 1, "By somebody else {{name}}");

test("whoever asks for their data gets their prompts and the versions they wrote, each once and opened", async () => {
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId: "" });
  const kinds = await gatherPerson(ctx, leaver.userId, async () => undefined);
  const itemsOf = (name: string) => kinds.find((kind) => kind.name === name)?.items ?? [];
  expect(itemsOf("prompts").map(({ title }) => title)).toEqual(["Kept to myself", "For all of us"]);
  const texts = itemsOf("promptVersions").map(({ promptId, number, sealed }) => [
    promptId,
    number,
    String(sealed).includes(GREETING.template),
  ]);
  expect(texts).toEqual([
    [own.id, 1, true],
    [shared.id, 1, true],
  ]);
});

test("whoever goes takes along what only they could read, and leaves the rest without their name", async () => {
  const scope: PersonScope = { orgId: owner.orgId, userId: leaver.userId, email: leaver.email };
  for (const row of PROMPTS) {
    await inventoryDocuments.deleteOwned(row, scope);
    await inventoryDocuments.replaceMentions(row, scope);
  }
  expect(await prompts.find(owner.orgId, leaver.userId, own.id)).toBeNull();
  expect(await promptVersions.list(owner.orgId, own.id, { before: null, limit: 5 })).toEqual([]);
  expect(await get(owner, shared.id)).toMatchObject({ title: "For all of us", ownerId: null, latest: 2, canOwn: true });
  expect(await get(owner, shared.id, "?version=1")).toMatchObject({
    opened: { createdBy: null, content: { template: GREETING.template } },
  });
  const database = await readDatabase(harness.environment.MONGODB_URI ?? "");
  const left = [...leavesOf(database)].filter(({ collection, text }) => collection.startsWith("prompt") && text.includes(leaver.userId));
  expect(left).toEqual([]);
});
