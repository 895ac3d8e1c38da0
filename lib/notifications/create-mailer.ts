import { type Mailer, mailNotConfigured } from "../platform/mailer.ts";
import { sendBySendGrid } from "./providers/sendgrid.ts";

export type MailSettings = { apiKey: string; from: { email: string; name: string }; baseUrl: string; isLocal: boolean };

/** Null where no carrier is configured: letters are then refused with a reason, never dropped in silence. */
export function createMailer(settings: MailSettings | null): Mailer {
  const kind = mailKindOf(settings);
  if (settings === null) return { kind, send: () => Promise.reject(mailNotConfigured()) };
  return { kind, send: (letter, signal) => sendBySendGrid(settings, letter, signal) };
}

export function mailKindOf(settings: Pick<MailSettings, "isLocal"> | null): Mailer["kind"] {
  if (settings === null) return "none";
  return settings.isLocal ? "mailbox" : "sendgrid";
}
