import type { FileTextRecord, FileTextStore } from "../../../lib/knowledge/text/file-text.store.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

/** Texts of files of ten pieces each. */
export const fileTextsPast = (tenancy: Tenancy): Record<string, (index: number) => FileTextRecord> => ({
  knowledge_texts: (index) => {
    const fileId = seededId("fil", Math.floor(index / 10));
    const start = (index % 10) * 24_000;
    const { orgId, userId } = tenancy.of(Math.floor(index / 10));
    return { _id: `${fileId}.v1.${start}`, orgId, userId, fileId, version: "v1", start, end: start + 24_000, content: "v1.sealed" };
  },
});

export async function askFileTexts(texts: FileTextStore, { orgId, userId }: Owner): Promise<void> {
  const owner = { orgId, userId };
  const fileId = "fil_nobody";
  await texts.listRange(owner, fileId, "v1", { from: 0, to: 60_000 });
  await texts.insertMissing([{ _id: `${fileId}.v1.0`, ...owner, fileId, version: "v1", start: 0, end: 1, content: "v1.sealed" }]);
  await texts.deleteOthers(owner, fileId, "v2");
  await texts.deleteOfFile(owner, fileId);
}
