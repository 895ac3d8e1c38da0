import { createSecretToken, tokenHashOf } from "../../platform/crypto/secret-token.ts";

/** The token stands behind the #, which browsers send to nobody: it is in no log, no referrer and no statistics. */
export function createInvitationToken(): { token: string; tokenHash: string } {
  const token = createSecretToken();
  return { token, tokenHash: tokenHashOf(token) };
}

export function invitationLinkOf(baseUrl: string, token: string): string {
  return new URL(`/invite#${token}`, baseUrl).href;
}
