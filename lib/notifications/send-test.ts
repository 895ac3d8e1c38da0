import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { createId } from "../platform/ids.ts";
import { findReceiver } from "./deliveries/find-receiver.ts";
import { channelNotConfigured, noAddress } from "./errors.ts";
import { notify } from "./notify.ts";
import { channelsOf, type NotifyDeps } from "./ports.ts";
import type { TestChannelInput } from "./preferences/preferences.schema.ts";

const TIMEOUT_MS = 10_000;
const TITLE = "A test of your notifications";
const TEXT = "You asked for this to see whether notifications reach you. They do.";

/** To oneself, at once and past every preference: what goes wrong is the answer. */
export async function sendTest(ctx: Context<NotifyDeps>, { channel: name }: TestChannelInput): Promise<{ sentAt: string }> {
  assertPermission(ctx, "account.write");
  const userId = userIdOf(ctx);
  const id = createId("notificationDelivery");
  if (name === "inbox") await notify(ctx, { ...toNotice(id), to: { userIds: [userId] } });
  else await sendBy(ctx, name, { userId, id });
  return { sentAt: new Date(ctx.clock.now()).toISOString() };
}

const toNotice = (id: string) => ({
  ...({ topic: "system", severity: "info", link: "/settings/notifications" } as const),
  ...{ title: TITLE, text: TEXT, deduplicationKey: `test:${id}` },
});

type Target = { userId: string; id: string };

async function sendBy(ctx: Context<NotifyDeps>, name: string, { userId, id }: Target): Promise<void> {
  const channel = channelsOf(ctx.deps).find((each) => each.name === name);
  if (!channel?.isConfigured) throw channelNotConfigured();
  const found = await findReceiver(ctx, userId);
  if (!found || !(await channel.reaches(ctx, found.receiver))) throw noAddress();
  const { topic, severity, title, text, link } = toNotice(id);
  const message = { id, topic, severity, title, text, link: `${ctx.deps.auth.baseUrl}${link}`, at: new Date(ctx.clock.now()) };
  await channel.send(ctx, found.receiver, message, AbortSignal.timeout(TIMEOUT_MS));
}
