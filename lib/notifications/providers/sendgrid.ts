import { AppError } from "../../platform/errors.ts";
import type { Letter } from "../../platform/mailer.ts";

const TIMEOUT_MS = 5_000;

type SendGridSettings = { apiKey: string; from: { email: string; name: string }; baseUrl: string };

/**
 * One letter by SendGrid's v3 API (https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send). Its answer may quote the
 * letter, so nothing of it goes into an error but the status.
 */
export async function sendBySendGrid(settings: SendGridSettings, letter: Letter, signal?: AbortSignal): Promise<void> {
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(`${settings.baseUrl}/v3/mail/send`, {
    method: "POST",
    headers: { authorization: `Bearer ${settings.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(toBody(settings.from, letter)),
    signal: signal ? AbortSignal.any([deadline, signal]) : deadline,
    redirect: "error",
  }).catch((cause: unknown) => {
    throw notSent("could not be reached in time", cause);
  });
  await response.body?.cancel();
  if (!response.ok) throw notSent(`answered ${response.status}`);
}

/** Tracking would lead every link through another host, and ours hold one-time tokens. */
function toBody(from: SendGridSettings["from"], { to, subject, text }: Letter): object {
  return {
    personalizations: [{ to: [to] }],
    from,
    subject,
    content: [{ type: "text/plain", value: text }],
    tracking_settings: { click_tracking: { enable: false, enable_text: false }, open_tracking: { enable: false } },
  };
}

function notSent(what: string, cause?: unknown): AppError {
  return new AppError("unavailable", "mail.not_sent", `The letter was not sent: the mail carrier ${what}.`, { cause });
}
