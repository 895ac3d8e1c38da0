import type { Database } from "../../platform/db.ts";
import { createInventoryStore } from "../../platform/inventory.store.ts";
import { accountDeletionCollection, createAccountDeletionStore } from "./account-deletion.store.ts";
import { accountExportCollection, accountExportPartCollection, createAccountExportStore } from "./account-export.store.ts";
import { createDepartingUserStore } from "./departing-user.store.ts";
import { createOrganizationDeletionStore, organizationDeletionCollection } from "./organization-deletion.store.ts";
import type { CloseWork, PrivacyStores } from "./ports.ts";
import { createTombstoneStore, tombstoneCollection } from "./tombstone.store.ts";

export const privacyCollections = [
  accountExportCollection,
  accountExportPartCollection,
  accountDeletionCollection,
  organizationDeletionCollection,
  tombstoneCollection,
] as const;

export function createPrivacyDeps(db: Database, closeWork: CloseWork): PrivacyStores {
  return {
    accountExports: createAccountExportStore(db),
    accountDeletions: createAccountDeletionStore(db),
    organizationDeletions: createOrganizationDeletionStore(db),
    departingUsers: createDepartingUserStore(db),
    tombstones: createTombstoneStore(db),
    inventoryDocuments: createInventoryStore(db),
    closeWork,
  };
}
