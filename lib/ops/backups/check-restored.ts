import type { CollectionInventory, EncryptedField } from "../../platform/inventory.ts";
import { findAt } from "../../platform/inventory.ts";
import { ArchiveFault } from "./archive/archive-fault.ts";
import type { ManifestBody } from "./archive/manifest.ts";
import { createDatabaseCopy, type DatabaseCopy } from "./database-copy.store.ts";
import type { BackupSetup, RestoredCopy } from "./ports.ts";

/** Of each collection that has encrypted fields. */
const SAMPLES = 3;

export type Opened = { values: number; collections: number };

/** Bytes that are the same are worth nothing under a key that is gone: some of each encrypted field are opened. */
export async function openSamples({ inventory }: Pick<BackupSetup, "inventory">, restored: RestoredCopy): Promise<Opened> {
  const copy = createDatabaseCopy(restored.db);
  const opened: Opened = { values: 0, collections: 0 };
  for (const row of inventory) {
    const before = opened.values;
    if (row.encryption?.type === "fields") opened.values += await openFieldsOf(row, row.encryption, copy, restored);
    if (opened.values > before) opened.collections += 1;
  }
  return opened;
}

type Sealed = Extract<CollectionInventory["encryption"], { type: "fields" }>;

async function openFieldsOf(row: CollectionInventory, sealed: Sealed, copy: DatabaseCopy, restored: RestoredCopy): Promise<number> {
  let count = 0;
  for (const document of await copy.sample(row.name, {}, SAMPLES)) {
    const cipher = await restored.cipher.forOrganization(ownerOf(document, sealed));
    for (const { field, path } of sealed.fields)
      for (const { value, star } of findAt(document, path)) {
        if (typeof value !== "string") continue;
        open(() => cipher.decrypt({ collection: row.name, id: String(document._id), field: nameOf(field, star) }, value), row.name, path);
        count += 1;
      }
  }
  return count;
}

const nameOf = (field: EncryptedField["field"], star: string): string => field.replace("*", star);

function ownerOf(document: Record<string, unknown>, { scope, owner }: Sealed): string {
  if (owner === "_id") return String(document._id);
  if (scope === "person") return String(document.userId);
  return scope === "trail" ? `${String(document.orgId)}:audit` : String(document.orgId);
}

function open(decrypt: () => string, collection: string, path: string): void {
  try {
    decrypt();
  } catch (cause) {
    throw new ArchiveFault("restored_differently", `${collection} holds a ${path} that no key of the archive opens.`, { cause });
  }
}

/** The heads are those of the manifest, and every trail holds from its first record to its last. */
export async function checkTrails({ auditHeads }: ManifestBody, restored: RestoredCopy): Promise<number> {
  for (const { orgId } of auditHeads) {
    const fault = await restored.findTrailFault(orgId);
    if (fault !== null) throw new ArchiveFault("restored_differently", `The audit trail of ${orgId} does not hold: ${fault}.`);
  }
  return auditHeads.length;
}
