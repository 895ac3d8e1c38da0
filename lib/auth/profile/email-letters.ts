import type { Letter } from "../../platform/mailer.ts";

type Addressee = { email: string; name: string };

/** The link carries its token behind `#`, which no browser sends anywhere. */
export function toConfirmationLetter(to: Addressee, { link, hours }: { link: string; hours: number }): Letter {
  return {
    to,
    subject: "Confirm your e-mail address for Aegis",
    text: `Hello ${to.name},

this address was entered for your account. To use it, open this address while you are here:

${link}

It works once, within ${hours} hours. If this was not you, there is nothing to do: nothing changes.
`,
  };
}

/** To the address that is left behind, so that nobody finds out by chance. */
export function toChangedLetter(to: Addressee): Letter {
  return {
    to,
    subject: "Your Aegis account has another e-mail address now",
    text: `Hello ${to.name},

letters about your account go to another address from now on, and this one no longer signs you in.

If this was not you, tell your administrator at once.
`,
  };
}
