import { createHash, createHmac, randomUUID } from "node:crypto";

export type CallbackToSign = { key: string; url: string; body: string; now?: number; lifetimeSeconds?: number };

/** The JWT QStash sends (HS256 over issuer, destination, times and body digest), made by hand so that tests can bend each part. */
export function signCallback({ key, url, body, now = Date.now(), lifetimeSeconds = 300 }: CallbackToSign): string {
  const seconds = Math.floor(now / 1_000);
  const claims = {
    iss: "Upstash",
    sub: url,
    exp: seconds + lifetimeSeconds,
    nbf: seconds,
    iat: seconds,
    jti: randomUUID(),
    body: createHash("sha256").update(body).digest("base64url"),
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const unsigned = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${unsigned}.${createHmac("sha256", key).update(unsigned).digest("base64url")}`;
}
