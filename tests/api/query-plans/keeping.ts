import type { ClientSession, Document } from "mongodb";
import type { ImportPartRecord, ImportRecord } from "../../../lib/chat/imports/import.store.ts";
import type { TagRecord } from "../../../lib/chat/keeping/tag.store.ts";
import type { ProjectRecord } from "../../../lib/chat/projects/project.store.ts";
import type { ShareRecord } from "../../../lib/chat/sharing/share.store.ts";
import type { Database } from "../../../lib/platform/db.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import type { Stores } from "./seldom.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

/** Stores behind tags, projects, links and imports of chats. */
export function keepingStores({
  chatTags,
  projects,
  chatShares,
  chatImports,
}: Pick<AppDeps, "chatTags" | "projects" | "chatShares" | "chatImports">) {
  return { createTagStore: chatTags, createProjectStore: projects, createShareStore: chatShares, createImportStore: chatImports };
}

/** Every question that keeping, sharing and importing chats ever ask. */
export async function askKeeping(stores: Stores, owner: Owner, db: Database): Promise<void> {
  const { orgId, userId, chatId } = owner;
  const chats = stores.createChatStore;
  const after = { activeAt: new Date(), id: chatId };
  for (const filter of [
    { shelf: "active" },
    { shelf: "archived" },
    { isPinned: true },
    { projectId: "prj_none" },
    { tagId: "tag_none" },
  ] as const)
    for (const page of [null, after]) await chats.list(orgId, userId, { ...filter, after: page, limit: 30 });
  await chats.findImported(orgId, userId, "none");
  await chats.improveTitle(orgId, userId, "cht_none", "sealed");
  await chats.leaveProject(orgId, userId, "prj_none");
  await stores.createTurnStore.listWhole(orgId, chatId, { beforeSeq: null, limit: 100 });
  await stores.createTurnStore.listWhole(orgId, chatId, { beforeSeq: 1_000, limit: 100 });
  await stores.createTurnStore.insertMissing([]);
  await db.withTransaction((session) => write(stores, owner, session));
  await askImports(stores, owner, db);
  const shares = stores.createShareStore;
  await shares.findByToken("none");
  for (const page of [null, { at: new Date(), id: "shr_none" }]) await shares.list(orgId, userId, { after: page, limit: 50 });
  await shares.countView(orgId, "shr_none");
  await shares.isOwn(orgId, userId, "shr_none");
  await shares.deleteOfChat(orgId, "cht_none");
  await stores.createTagStore.list(orgId, userId);
  await stores.createProjectStore.list(orgId, userId);
  await stores.createProjectStore.find(orgId, userId, "prj_none");
}

async function write(stores: Stores, { orgId, userId, chatId }: Owner, session: ClientSession): Promise<void> {
  const [tags, projects, shares] = [stores.createTagStore, stores.createProjectStore, stores.createShareStore];
  const at = new Date();
  const of = { orgId, userId, id: "prj_plans" };
  await tags.insert({ _id: "tag_plans", orgId, userId, name: "sealed", color: "grey", createdAt: at }, session);
  await tags.update({ _id: "tag_plans", orgId, userId, name: "sealed", color: "teal" }, session);
  await stores.createChatStore.keep(orgId, userId, "cht_none", { isPinned: true }, session);
  await stores.createChatStore.replaceTag(orgId, userId, "tag_plans", "tag_other", session);
  await tags.delete(orgId, userId, "tag_plans", session);
  await projects.insert({ _id: of.id, orgId, userId, name: "sealed", instructions: "sealed", createdAt: at, touchedAt: at }, session);
  await projects.touch({ ...of, at }, session);
  await projects.update(of, { name: "sealed" }, session);
  await projects.delete(orgId, userId, of.id, session);
  const share = {
    _id: "shr_plans",
    orgId,
    userId,
    chatId,
    tokenHash: "plans",
    title: "sealed",
    sealed: null,
    messages: 1,
    isRedacted: true,
  };
  await shares.insert({ ...share, views: 0, at, expiresAt: at, revokedAt: null }, session);
  await shares.revoke({ orgId, userId, id: share._id, at }, session);
}

async function askImports({ createImportStore: imports }: Stores, { orgId, userId }: Owner, db: Database): Promise<void> {
  const at = new Date();
  const of = { _id: "cim_plans", orgId, userId };
  await imports.insert({
    ...{ ...of, name: "sealed", sizeBytes: 1, parts: 1, state: "receiving", reason: null, done: 0, total: null },
    ...{ imported: 0, messages: 0, skipped: {}, at, finishedAt: null },
  });
  await imports.find(orgId, userId, of._id);
  for (const page of [null, { at, id: of._id }]) await imports.list(orgId, userId, { after: page, limit: 20 });
  await imports.putPart({ _id: "cim_plans:0000", orgId, userId, importId: of._id, part: 0, data: "sealed", at });
  await imports.listPartNumbers(orgId, of._id);
  await imports.findPart(orgId, "cim_plans:0000");
  await db.withTransaction(async (session) => {
    await imports.start(of, session);
  });
  await imports.report(of, { done: 1 });
  await imports.deleteParts(orgId, of._id);
}

type Past = { tenancy: Tenancy; at(index: number): Date };

export function keepingPast({ tenancy, at }: Past): Record<string, (index: number) => Document> {
  const own = (index: number) => {
    const { orgId, userId } = tenancy.of(index);
    return { orgId, userId };
  };
  return {
    chat_tags: (index): TagRecord => ({
      _id: seededId("tag", index),
      ...own(index),
      name: "v1.sealed",
      color: "grey",
      createdAt: at(index),
    }),
    projects: (index): ProjectRecord => ({
      ...{ _id: seededId("prj", index), ...own(index), name: "v1.sealed", instructions: "v1.sealed" },
      ...{ createdAt: at(index), touchedAt: at(index) },
    }),
    chat_shares: (index): ShareRecord => ({
      ...{ _id: seededId("shr", index), ...own(index), chatId: tenancy.of(index).chatId, tokenHash: `seeded-${index}`, title: "v1.sealed" },
      ...{
        sealed: null,
        messages: 2,
        isRedacted: true,
        views: 0,
        at: at(index),
        expiresAt: new Date(Date.now() + 86_400_000),
        revokedAt: null,
      },
    }),
    chat_imports: (index): ImportRecord => ({
      ...{
        _id: seededId("cim", index),
        ...own(index),
        name: "v1.sealed",
        sizeBytes: 1,
        parts: 1,
        state: "done",
        reason: null,
        done: 1,
        total: 1,
      },
      ...{ imported: 1, messages: 1, skipped: {}, at: at(index), finishedAt: at(index) },
    }),
    // A piece that is a day old is removed by itself.
    chat_import_parts: (index): ImportPartRecord => ({
      ...{
        _id: `${seededId("cim", index)}:0000`,
        ...own(index),
        importId: seededId("cim", index),
        part: 0,
        data: "v1.sealed",
        at: new Date(),
      },
    }),
  };
}
