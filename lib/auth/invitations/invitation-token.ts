import { createHash, randomBytes } from "node:crypto";

const TOKEN_BYTES = 32;

/** The token stands behind the #, which browsers send to nobody: it is in no log, no referrer and no statistics. */
export function createInvitationToken(): { token: string; tokenHash: string } {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  return { token, tokenHash: invitationHashOf(token) };
}

export function invitationHashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export function invitationLinkOf(baseUrl: string, token: string): string {
  return new URL(`/invite#${token}`, baseUrl).href;
}
