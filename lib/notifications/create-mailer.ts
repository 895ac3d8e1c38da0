import { type Mailer, mailNotConfigured } from "../platform/mailer.ts";
import { sendBySendGrid } from "./providers/sendgrid.ts";
import { type SmtpSettings, sendBySmtp } from "./providers/smtp.ts";

export type MailSettings = { apiKey: string; from: { email: string; name: string }; baseUrl: string; isLocal: boolean };

/** Null where no carrier is configured: letters are then refused with a reason, never dropped in silence. SendGrid goes before a mail server. */
export function createMailer(settings: MailSettings | null, smtp: SmtpSettings | null = null): Mailer {
  const kind = mailKindOf(settings, smtp);
  if (settings !== null) return { kind, send: (letter, signal) => sendBySendGrid(settings, letter, signal) };
  if (smtp !== null) return { kind, send: (letter, signal) => sendBySmtp(smtp, letter, signal) };
  return { kind, send: () => Promise.reject(mailNotConfigured()) };
}

export function mailKindOf(settings: Pick<MailSettings, "isLocal"> | null, smtp: object | null = null): Mailer["kind"] {
  if (settings === null) return smtp === null ? "none" : "smtp";
  return settings.isLocal ? "mailbox" : "sendgrid";
}
