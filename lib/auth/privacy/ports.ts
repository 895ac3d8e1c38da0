import type { TrailDeps } from "../../platform/audit/ports.ts";
import type { RotationDeps } from "../../platform/crypto/rotate-data-key.ts";
import type { InventoryStore } from "../../platform/inventory.store.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import type { AuthDeps } from "../ports.ts";
import type { AccountDeletionStore } from "./account-deletion.store.ts";
import type { AccountExportStore } from "./account-export.store.ts";
import type { DepartingUserStore } from "./departing-user.store.ts";
import type { OrganizationDeletionStore } from "./organization-deletion.store.ts";
import type { TombstoneStore } from "./tombstone.store.ts";

/** Work that is under way for a person is brought to its end before what it belongs to is taken away. */
export type CloseWork = (input: { orgId: string; userId: string }) => Promise<"closed" | "closing">;

/** What this part of the module adds to what a process has. */
export type PrivacyStores = {
  accountExports: AccountExportStore;
  accountDeletions: AccountDeletionStore;
  organizationDeletions: OrganizationDeletionStore;
  departingUsers: DepartingUserStore;
  tombstones: TombstoneStore;
  inventoryDocuments: InventoryStore;
  closeWork: CloseWork;
};

export type PrivacyDeps = AuthDeps & TrailDeps & RotationDeps & PublishDeps & { jobs: JobStore } & PrivacyStores;
