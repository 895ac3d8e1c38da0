import type { NotificationRecord } from "../../lib/notifications/inbox/notification.store.ts";
import { sealWords } from "../../lib/notifications/inbox/sealed-words.ts";
import { createId } from "../../lib/platform/ids.ts";
import type { Harness, Person } from "./harness.ts";

const DAY_MS = 86_400_000;

/** One that stands in somebody's inbox, as if they had just been told. */
export async function insertNotification(
  { runtime: { deps } }: Harness,
  { orgId, userId }: Pick<Person, "orgId" | "userId">,
  fields: Partial<NotificationRecord> & { title?: string } = {},
): Promise<string> {
  const { title = "A walk", ...rest } = fields;
  const [_id, at] = [createId("notification"), new Date(deps.clock.now())];
  const cipher = await deps.cipher.forOrganization(orgId);
  const record: NotificationRecord = {
    ...{ _id, orgId, userId, topic: "system", severity: "info", link: null, at, readAt: null, isUnread: true, isDeleted: false },
    ...{ sealed: sealWords(cipher, _id, { title, text: "Told by a test." }), deduplicationKey: _id },
    ...{ expiresAt: new Date(at.getTime() + 90 * DAY_MS), ...rest },
  };
  await deps.db.withTransaction((session) => deps.notifications.insertOnce(orgId, record, session));
  return _id;
}
