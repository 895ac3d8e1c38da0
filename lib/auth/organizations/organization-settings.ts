import type { Clock } from "../../platform/clock.ts";
import { createFreshValues, type FreshValues } from "../../platform/fresh-values.ts";
import type { OrganizationRecord, OrganizationStore } from "../organization.store.ts";
import { DEFAULT_ORGANIZATION_SETTINGS, type OrganizationSettings } from "./schema.ts";

/** What an organization has decided about accounts, at most a second old. One that does not exist has the defaults. */
export type KeptOrganizationSettings = FreshValues<OrganizationSettings>;

type Stores = { store: Pick<OrganizationStore, "find">; clock: Clock };

export function createOrganizationSettings({ store, clock }: Stores): KeptOrganizationSettings {
  return createFreshValues({ clock, read: async (orgId) => settingsOf(await store.find(orgId)) });
}

/** Settings that came into the product after the organization have their default. */
export function settingsOf(record: Pick<OrganizationRecord, "settings"> | null): OrganizationSettings {
  return { ...DEFAULT_ORGANIZATION_SETTINGS, ...record?.settings };
}
