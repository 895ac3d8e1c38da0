import type { Document } from "mongodb";
import { createId } from "../../../lib/platform/ids.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { promptRow, versionRow } from "../../../scripts/bench/prompts/prompt-rows.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

export function promptLibraryStores({ prompts, promptVersions }: Pick<AppDeps, "prompts" | "promptVersions">) {
  return { createPromptStore: prompts, createPromptVersionStore: promptVersions };
}

const WHOLE = { value: 1_000, id: "prm_zzz" };

/** Every question they are ever asked. */
export async function askPromptLibrary(deps: AppDeps, owner: Owner): Promise<void> {
  await askLists(deps, owner);
  await askChanges(deps, owner);
  await askShipped(deps, owner);
}

/** What a release does; it belongs to no organization, so nothing of it is left here. */
async function askShipped({ prompts, promptVersions }: AppDeps, { orgId, userId }: Owner): Promise<void> {
  await prompts.listShipped();
  await promptVersions.listShipped();
  await prompts.insertShipped([]);
  await promptVersions.insertShipped([]);
  const { _id, ...row } = promptRow({ _id: seededId("prm", 10), orgId, ownerId: userId, visibility: "public" }, 10, new Date());
  const { title, description, category, role, pattern, level, tags, words, shelves, isFeatured, latest, publicVersion, updatedAt } = row;
  const head = { title, description, category, role, pattern, level, tags, words, shelves, isFeatured, latest, publicVersion, updatedAt };
  await prompts.changeShipped(_id, head);
}

async function askLists({ prompts }: AppDeps, { orgId, userId }: Owner): Promise<void> {
  const reader = { orgId, userId };
  const newest = { value: new Date(), id: "prm_zzz" };
  await prompts.find(orgId, userId, seededId("prm", 10));
  await prompts.listOfIds(orgId, userId, [seededId("prm", 10), seededId("prm", 20)]);
  await prompts.listFeatured(orgId, 10);
  for (const [sort, behind] of [
    ["trending", WHOLE],
    ["rated", WHOLE],
    ["recent", newest],
  ] as const)
    for (const after of [null, behind]) {
      const at = { sort, after, limit: 10 };
      for (const among of ["all", "organization", "public"] as const) {
        await prompts.list(reader, among, { shelf: "all", rest: {} }, at);
        await prompts.list(reader, among, { shelf: "category=legal", rest: {} }, at);
      }
      await prompts.list(reader, "all", { shelf: "category=legal&level=beginner", rest: {} }, at);
      await prompts.list(reader, "all", { shelf: "tag=topic 7", rest: {} }, at);
      await prompts.listOwn(orgId, userId, {}, at);
    }
  const conditions = [["b:summa", "s:summar"]];
  for (const after of [null, WHOLE]) {
    for (const among of ["all", "organization", "public"] as const)
      await prompts.search(reader, among, conditions, {}, { after, limit: 10 });
    await prompts.searchOwn(orgId, userId, [["b:for", "w:for"]], {}, { after, limit: 10 });
  }
}

async function askChanges({ db, prompts, promptVersions }: AppDeps, { orgId, userId }: Owner): Promise<void> {
  const [_id, now] = [createId("prompt"), new Date()];
  const row = promptRow({ _id, orgId, ownerId: userId, visibility: "private" }, 1, now);
  const labels = [{ name: "staging", version: 1 }];
  await db.withTransaction(async (session) => {
    await prompts.insert(row, session);
    await promptVersions.insert(versionRow(createId("promptVersion"), row, 1), session);
    await prompts.change(orgId, _id, row.revision, { title: "Another", updatedAt: now }, session);
    await prompts.raise(row, now, session);
    await prompts.label(orgId, _id, { from: [], to: labels }, session);
    await prompts.protect(orgId, _id, ["staging"], session);
    await promptVersions.keepAs(orgId, _id, 1, { sealed: null, open: "{}" }, session);
    await promptVersions.assign(orgId, _id, null, session);
    await prompts.countRun(orgId, _id, now.getTime(), 1, session);
    await prompts.countFavourite(orgId, _id, 1, session);
    await prompts.countRating(orgId, _id, { more: 1, by: 4, trending: null }, session);
  });
  await promptVersions.find(orgId, _id, 1);
  for (const before of [null, 9]) await promptVersions.list(orgId, _id, { before, limit: 5 });
  await db.withTransaction(async (session) => {
    await promptVersions.deleteOfPrompt(orgId, _id, session);
    await prompts.delete(orgId, _id, session);
  });
}

type Past = { tenancy: Tenancy; at(index: number): Date };
const KINDS = ["private", "organization", "organization", "public"] as const;

export function promptLibraryPast({ tenancy, at }: Past): Record<string, (index: number) => Document> {
  const promptOf = (index: number) => {
    const { orgId, userId } = tenancy.of(index);
    const visibility = KINDS[Math.floor(index / 10) % KINDS.length] ?? "private";
    return promptRow({ _id: seededId("prm", index), orgId, ownerId: userId, visibility }, index, at(index), {
      isFeatured: index % 1_000 === 0,
    });
  };
  return {
    prompts: promptOf,
    prompt_versions: (index) => versionRow(seededId("prv", index), promptOf(index), 1),
  };
}
