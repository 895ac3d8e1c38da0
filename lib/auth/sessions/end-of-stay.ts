import { isRoleAbove, type PlatformRole, type Role } from "../../platform/permissions.ts";
import type { OrganizationRecord } from "../organization.store.ts";
import { settingsOf } from "../organizations/organization-settings.ts";
import type { SessionRecord } from "../session.store.ts";

/** Of the deployment; the organization's own stand in its record. */
export type StaySettings = { adminSessionMaxAgeMinutes: number };

type Stay = Pick<SessionRecord, "createdAt" | "lastSeenAt" | "expiresAt">;
type Standing = { role: Role; platformRole: PlatformRole | undefined; organization: OrganizationRecord | null };

const MINUTE_MS = 60_000;

/**
 * When a session is over without anybody ending it: its refresh token lapses, somebody who administers has been signed in for the
 * longest time allowed, or nothing was done for as long as the organization says. A sandbox has one person in it and nothing to protect
 * from them, and its session is the only way in.
 */
export function endOfStay(session: Stay, { role, platformRole, organization }: Standing, settings: StaySettings): Date {
  const ends = [session.expiresAt.getTime()];
  const isOwnSandbox = organization?.isDemo === true && platformRole === undefined;
  if ((isRoleAbove(role, "ANALYST") || platformRole !== undefined) && !isOwnSandbox)
    ends.push(session.createdAt.getTime() + settings.adminSessionMaxAgeMinutes * MINUTE_MS);
  const { sessionIdleMinutes } = settingsOf(organization);
  if (sessionIdleMinutes !== null) ends.push(session.lastSeenAt.getTime() + sessionIdleMinutes * MINUTE_MS);
  return new Date(Math.min(...ends));
}
