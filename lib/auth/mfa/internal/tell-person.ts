import type { Context } from "../../../platform/context.ts";
import { describeDevice } from "../../sessions/describe-device.ts";
import type { UserRecord } from "../../user.store.ts";
import type { MfaDeps } from "../ports.ts";

type News = { subject: string; text: string };

/** After the change has been committed, and without keeping the answer: a letter that cannot leave does not undo anything. */
export async function tellPerson(ctx: Context<MfaDeps>, user: UserRecord, { subject, text }: News): Promise<void> {
  const { mailer, afterReply, auth } = ctx.deps;
  if (mailer.kind === "none") return;
  const place = `${describeDevice(ctx.userAgent)} at ${ctx.ip === "" ? "an unknown address" : ctx.ip}`;
  const advice = "If this was not you, change your password and your second steps at once, and tell your administrator:";
  const letter = {
    to: { email: user.email, name: user.name },
    subject,
    text: `Hello ${user.name},\n\n${text}\n\nIt was done from ${place}. ${advice}\n\n${auth.baseUrl}/settings/security\n`,
  };
  const work = mailer.send(letter).catch((error: unknown) => {
    ctx.log.warn({ userId: user._id, error }, "a letter about a second factor was not sent");
  });
  await afterReply.keep(() => work);
}
