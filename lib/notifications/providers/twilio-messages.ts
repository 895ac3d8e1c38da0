import type { TextMessages } from "../channels/text-messages.ts";
import { numberRefused, smsNotSent } from "../errors.ts";

/**
 * One text message by Twilio (https://www.twilio.com/docs/messaging/api/message-resource). Its answer may quote the message, so nothing of it
 * goes into an error but the status.
 */
export type TwilioMessageSettings = { accountSid: string; authToken: string; from: string; url?: string };

const API = "https://api.twilio.com";
const TIMEOUT_MS = 5_000;

export function createTwilioMessages(settings: TwilioMessageSettings | null): TextMessages {
  if (settings === null) return { isConfigured: false, send: () => Promise.reject(smsNotSent("is not configured here")) };
  const { accountSid, authToken, from, url = API } = settings;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  return {
    isConfigured: true,
    async send(phone, text, signal) {
      const timeout = AbortSignal.timeout(TIMEOUT_MS);
      const response = await fetch(`${url}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`, {
        method: "POST",
        headers: { authorization, accept: "application/json" },
        body: new URLSearchParams({ To: phone, From: from, Body: text }),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        redirect: "error",
      }).catch((cause: unknown) => {
        throw smsNotSent("could not be reached in time", cause);
      });
      await response.body?.cancel();
      // 400: the number is not one, or has asked for no more messages.
      if (response.status === 400) throw numberRefused();
      if (!response.ok) throw smsNotSent(`answered ${response.status}`);
    },
  };
}
