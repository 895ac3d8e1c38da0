import type { KeptOrganizationSettings } from "../../auth/organizations/organization-settings.ts";
import type { LibraryDeps } from "../library/ports.ts";
import type { SocialStores } from "./ports.ts";

/** Apart from the stores: the library asks for some of these itself. */
export type SocialDeps = SocialStores & LibraryDeps & { organizationSettings: KeptOrganizationSettings };
