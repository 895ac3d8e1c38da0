import { createHash, createHmac, randomUUID } from "node:crypto";

const LIFETIME_SECONDS = 300;

/** The JWT a `Receiver` checks: HS256 over issuer, destination, times and the hash of the raw body. */
export function signDelivery(delivery: { url: string; body: Uint8Array; key: string; issuedAtMs: number }): string {
  const issuedAt = Math.floor(delivery.issuedAtMs / 1000);
  const claims = {
    iss: "Upstash",
    sub: delivery.url,
    exp: issuedAt + LIFETIME_SECONDS,
    nbf: issuedAt,
    iat: issuedAt,
    jti: `jwt_${randomUUID().replaceAll("-", "")}`,
    body: createHash("sha256").update(delivery.body).digest("base64url"),
  };
  const unsigned = `${encodePart({ alg: "HS256", typ: "JWT" })}.${encodePart(claims)}`;
  return `${unsigned}.${createHmac("sha256", delivery.key).update(unsigned).digest("base64url")}`;
}

function encodePart(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
