import { findAt } from "../inventory.ts";
import { DecryptionError, parseBlob } from "./envelope.ts";
import { declaredCollections, type RotationDeps } from "./rotate-data-key.ts";

export type DescribedKey = { id: string; isActive: boolean; wrappedBy: string; values: number };

const PAGE = 200;

/** Every data key of one owner with the number of stored values under it. Reads every declared document; opens none. */
export async function describeKeys(deps: RotationDeps, scopeId: string): Promise<DescribedKey[]> {
  const values = new Map<string, number>();
  for (const { name, owner, fields } of declaredCollections(deps, scopeId)) {
    for (let afterId: string | null = null; ; ) {
      const page = await deps.encryptedDocuments.list(name, owner, afterId, PAGE);
      const blobs = page.flatMap((document) => fields.flatMap(({ path }) => findAt(document, path).map(({ value }) => value)));
      for (const keyId of blobs.flatMap(keyIdOf)) values.set(keyId, (values.get(keyId) ?? 0) + 1);
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      afterId = last._id;
    }
  }
  const records = await deps.dataKeys.list(scopeId);
  return records.map(({ _id, isActive, kekId }) => ({ id: _id, isActive, wrappedBy: kekId, values: values.get(_id) ?? 0 }));
}

function keyIdOf(value: unknown): string[] {
  if (typeof value !== "string") return [];
  try {
    return [parseBlob(value).dekId];
  } catch (error) {
    if (error instanceof DecryptionError) return [];
    throw error;
  }
}
