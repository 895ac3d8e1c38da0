import type { Notice } from "../../lib/notifications/notice.ts";
import { notify } from "../../lib/notifications/notify.ts";
import type { NotificationView } from "../../lib/notifications/schema.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import type { Harness, Person } from "./harness.ts";

/** Tells people of an organization, as a module would. */
export async function tell(harness: Harness, orgId: string, notice: Partial<Notice> & Pick<Notice, "to">): Promise<void> {
  const said = { topic: "alerts", severity: "warning", title: "Something happened", text: "It is over.", link: "/health" } as const;
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId });
  await notify(ctx, { ...said, deduplicationKey: crypto.randomUUID(), ...notice });
}

export async function inboxOf(harness: Harness, as: Person, query = ""): Promise<NotificationView[]> {
  return (await harness.json<{ items: NotificationView[] }>("GET", `/api/notifications${query}`, { as })).items;
}
