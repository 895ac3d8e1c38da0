import type { Harness } from "./harness.ts";
import { type CallbackToSign, signCallback } from "./sign-callback.ts";

export type Forgery = Partial<CallbackToSign> & { sentBody?: string; signature?: string | null };

/** Posts a callback signed for what `forgery` says while sending what the address expects; without changes it is genuine. */
export function sendCallback(harness: Harness, path: string, body: unknown, forgery: Forgery = {}): Promise<Response> {
  const text = JSON.stringify(body);
  const { sentBody = text, signature, ...bent } = forgery;
  const signed = signCallback({ key: harness.runtime.env.qstash.currentSigningKey, url: `${harness.url}${path}`, body: text, ...bent });
  const shown = signature === undefined ? signed : signature;
  return harness.call("POST", path, { raw: sentBody, headers: shown === null ? {} : { "upstash-signature": shown } });
}
