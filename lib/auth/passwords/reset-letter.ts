import type { Letter } from "../../platform/mailer.ts";
import { describeDevice } from "../sessions/describe-device.ts";
import type { UserRecord } from "../user.store.ts";

type Addressee = Pick<UserRecord, "email" | "name">;
type Origin = { ip: string; userAgent: string };

/** The link carries its token behind `#`, which no browser sends anywhere: it stands in no log and no referrer. */
export function toResetLetter(
  { email, name }: Addressee,
  { link, minutes, ...origin }: Origin & { link: string; minutes: number },
): Letter {
  return {
    to: { email, name },
    subject: "Set a new password for Aegis",
    text: `Hello ${name},

somebody asked to set a new password for your account, from ${placeOf(origin)}. If that was you, open this address:

${link}

It works once, within ${minutes} minutes. Setting a new password signs you out everywhere.

If it was not you, there is nothing to do: your password stays as it is.
`,
  };
}

/** Sent after the fact, so that nobody finds out by chance. */
export function toPasswordChangedLetter({ email, name }: Addressee, { resetLink, ...origin }: Origin & { resetLink: string }): Letter {
  return {
    to: { email, name },
    subject: "Your Aegis password was changed",
    text: `Hello ${name},

the password of your account was changed, from ${placeOf(origin)}. Other devices have been signed out.

If that was not you, set a new one at once:

${resetLink}
`,
  };
}

function placeOf({ ip, userAgent }: Origin): string {
  return `${describeDevice(userAgent)} at ${ip === "" ? "an unknown address" : ip}`;
}
