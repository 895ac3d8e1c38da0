import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { CollectionView } from "./collection.schema.ts";
import type { CollectionRecord } from "./collection-record.ts";

type Sealed = "name" | "description";
const placeOf = (id: string, field: Sealed) => ({ collection: "prompt_collections", id, field });

export function sealWords<Words extends Partial<Record<Sealed, string | undefined>>>(
  cipher: OrganizationCipher,
  id: string,
  { name, description }: Words,
): Partial<Record<Sealed, string>> {
  return {
    ...(name !== undefined && { name: cipher.encrypt(placeOf(id, "name"), name) }),
    ...(description !== undefined && { description: cipher.encrypt(placeOf(id, "description"), description) }),
  };
}

export function toCollection(cipher: OrganizationCipher, record: CollectionRecord, isOwn: boolean): CollectionView {
  const { _id: id, visibility, items, ownerId, at, updatedAt, revision } = record;
  return {
    id,
    name: cipher.decrypt(placeOf(id, "name"), record.name),
    description: cipher.decrypt(placeOf(id, "description"), record.description),
    ...{ visibility, items, ownerId, isOwn },
    createdAt: at.toISOString(),
    updatedAt: updatedAt.toISOString(),
    revision,
  };
}
