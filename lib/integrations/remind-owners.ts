import type { AuthDeps } from "../auth/ports.ts";
import type { Clock } from "../platform/clock.ts";
import type { Logger } from "../platform/log.ts";
import type { IntegrationRecord } from "./integration.store.ts";
import type { IntegrationDeps } from "./ports.ts";
import { remindAtOf, reminderText } from "./reminders.ts";

type Deps = Pick<IntegrationDeps, "integrations"> &
  Pick<AuthDeps, "mailer" | "memberships" | "users" | "auth"> & { clock: Clock; log: Logger };
type Recipient = { name: string; email: string };

/** Whoever takes a reminder has this long to send it; a process that dies leaves it to the next run. */
const LEASE_MS = 60 * 60_000;
/** Of an organization with many administrators, the first ones. */
const RECIPIENTS_MAX = 10;

/** Letters about secrets that end soon or have not been changed for long. Safe to repeat: each reminder is taken once. */
export async function remindOwners(deps: Deps, batch: number): Promise<void> {
  const { integrations, clock, log } = deps;
  for (const record of await integrations.listDue(new Date(clock.now()), batch)) {
    const now = clock.now();
    const lease = new Date(now + LEASE_MS);
    if (record.remindAt === null || !(await integrations.moveReminder(record.orgId, record._id, record.remindAt, lease))) continue;
    try {
      await sendReminder(deps, record, now);
      await integrations.moveReminder(record.orgId, record._id, lease, remindAtOf(record, now));
    } catch (error) {
      log.warn({ error, integrationId: record._id }, "a reminder about an integration was not sent");
    }
  }
}

async function sendReminder(deps: Deps, record: IntegrationRecord, now: number): Promise<void> {
  const { mailer, auth } = deps;
  if (mailer.kind === "none") return;
  const whose = record.userId === null ? "your organization's" : "your";
  const what = reminderText({ expiresAt: record.expiresAt, rotatedAt: record.credential.createdAt }, now);
  const text = `This is about ${whose} integration "${record.name}".\n\n${what}\n\n${auth.baseUrl}/settings/integrations`;
  for (const to of await listRecipients(deps, record))
    await mailer.send({ to, subject: `Integration "${record.name}": ${subjectOf(record, now)}`, text });
}

function subjectOf({ expiresAt }: IntegrationRecord, now: number): string {
  if (expiresAt === null) return "time to rotate";
  return expiresAt.getTime() <= now ? "expired" : "rotate it soon";
}

/** A person's own goes to them, if they are still a member; the organization's to whoever may manage it. */
async function listRecipients({ memberships, users }: Deps, { orgId, userId }: IntegrationRecord): Promise<Recipient[]> {
  const ids = userId === null ? await listManagers(memberships, orgId) : (await memberships.find(orgId, userId)) ? [userId] : [];
  return ids.length === 0 ? [] : users.listNames(ids);
}

async function listManagers(memberships: Deps["memberships"], orgId: string): Promise<string[]> {
  const lists = await Promise.all(
    (["OWNER", "ADMIN"] as const).map((role) => memberships.list(orgId, { role, after: null, limit: RECIPIENTS_MAX })),
  );
  return lists
    .flat()
    .map(({ userId }) => userId)
    .slice(0, RECIPIENTS_MAX);
}
