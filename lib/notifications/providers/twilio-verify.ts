import { z } from "zod";
import { smsUnavailable } from "../../auth/errors.ts";
import type { SmsVerifier } from "../../auth/mfa/ports.ts";

/**
 * Twilio Verify (https://www.twilio.com/docs/verify/api): it makes, sends, counts and judges the codes, so none is ever here. A
 * number the vendor refuses and a vendor that is away look the same from outside; what it said goes along as the cause.
 */
export type TwilioVerifySettings = { accountSid: string; authToken: string; serviceSid: string; url?: string };

const API = "https://verify.twilio.com";
const TIMEOUT_MS = 5_000;
const checkSchema = z.object({ status: z.string() });

export function createTwilioVerify({ accountSid, authToken, serviceSid, url = API }: TwilioVerifySettings): SmsVerifier {
  const base = `${url}/v2/Services/${encodeURIComponent(serviceSid)}`;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;

  async function post(path: string, form: Record<string, string>, signal: AbortSignal | undefined): Promise<Response> {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    return fetch(`${base}/${path}`, {
      method: "POST",
      headers: { authorization, accept: "application/json" },
      body: new URLSearchParams(form),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    }).catch((cause: unknown) => {
      throw smsUnavailable(cause);
    });
  }

  return {
    async start(phone, signal) {
      const response = await post("Verifications", { To: phone, Channel: "sms" }, signal);
      await response.body?.cancel();
      if (!response.ok) throw smsUnavailable(new Error(`Twilio Verify answered ${response.status}.`));
    },

    async isRight(phone, code, signal) {
      const response = await post("VerificationCheck", { To: phone, Code: code }, signal);
      // 404: expired, used up or never sent; 429: too many checks of one verification.
      if (response.status === 404 || response.status === 429) {
        await response.body?.cancel();
        return false;
      }
      const check = checkSchema.safeParse(response.ok ? await response.json().catch(() => null) : null);
      if (!check.success) throw smsUnavailable(new Error(`Twilio Verify answered ${response.status}.`));
      return check.data.status === "approved";
    },
  };
}
