import { hash, timingSafeEqual } from "node:crypto";
import type { Context } from "../../platform/context.ts";
import { apiKeyExpired, apiKeyInvalid, apiKeyMistyped, ipNotAllowed } from "./errors.ts";
import { parseApiKey } from "./key-format.ts";
import type { KeyState, KeyStates } from "./key-states.ts";

export type KeyIdentity = Pick<Context, "actor" | "orgId" | "role" | "permissions">;

/** Who a key acts for, and with what; throws the refusal its bearer may see. Asks the database at most once a second for a good key. */
export async function identifyKey(keyStates: KeyStates, text: string, { ip, nowMs }: { ip: string; nowMs: number }): Promise<KeyIdentity> {
  const parsed = parseApiKey(text);
  if (!parsed) throw apiKeyMistyped();
  const digest = hash("sha256", parsed.secret, "buffer");
  const known = await keyStates.get(parsed.publicId);
  // What is remembered may be older than the key, or than its last rotation in another process: look again before it is refused.
  const state = known && findSecret(known, digest) ? known : await keyStates.renew(parsed.publicId);
  const secret = state && findSecret(state, digest);
  if (!state || !secret) throw apiKeyInvalid();
  if (!state.isUsable) throw apiKeyInvalid(state);
  if (secret.untilMs <= nowMs) throw apiKeyExpired(state);
  if (!state.allowList.allows(ip)) throw ipNotAllowed(state);
  keyStates.noteUse(state, ip);
  return state;
}

function findSecret({ secrets }: KeyState, digest: Buffer): KeyState["secrets"][number] | undefined {
  return secrets.find(({ hash: stored }) => timingSafeEqual(stored, digest));
}
