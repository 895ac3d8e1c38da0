import { AppError } from "./errors.ts";

/** The one way a letter leaves. Adapters stand in `lib/notifications`; which one is used is decided where the parts are put together. */
export type Letter = {
  to: { email: string; name: string };
  subject: string;
  /** Plain text; a line that holds nothing but an https address is the letter's one action. */
  text: string;
};

export type Mailer = {
  /** What the person is told about where letters go: `sendgrid`, `smtp`, `mailbox` (the local cloud's page at /dev/mail) or `none`. */
  readonly kind: "sendgrid" | "smtp" | "mailbox" | "none";
  /** Resolves once the carrier has taken it. Throws `AppError("unavailable", "mail.not_sent")` otherwise; the letter's text is in no error. */
  send(letter: Letter, signal?: AbortSignal): Promise<void>;
};

export function mailNotConfigured(): AppError {
  return new AppError("unavailable", "mail.not_configured", "This deployment sends no e-mail. Ask its operator to set it up.");
}
