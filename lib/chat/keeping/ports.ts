import type { ModelAccess } from "../../ai/access.ts";
import type { KeptOrganizationSettings } from "../../auth/organizations/organization-settings.ts";
import type { FeedbackStore } from "../feedback/feedback.store.ts";
import type { ImportStore } from "../imports/import.store.ts";
import type { ProjectStore } from "../projects/project.store.ts";
import type { SearchDeps } from "../search/ports.ts";
import type { ShareStore } from "../sharing/share.store.ts";
import type { TagStore } from "./tag.store.ts";

/** What people keep about their chats, and by what these are found. */
export type KeepingDeps = SearchDeps & {
  chatTags: TagStore;
  projects: ProjectStore;
  chatShares: ShareStore;
  feedback: FeedbackStore;
  chatImports: ImportStore;
  modelAccess: ModelAccess;
  organizationSettings: KeptOrganizationSettings;
};
