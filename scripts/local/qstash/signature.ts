import { createHash, createHmac, randomUUID } from "node:crypto";

const LIFETIME_SECONDS = 300;

/** The JWT a `Receiver` checks: HS256 over issuer, destination, times and the hash of the raw body. https://upstash.com/docs/qstash/features/security */
export function signDelivery(delivery: { url: string; body: Uint8Array; key: string; issuedAtMs: number }): string {
  const issuedAt = Math.floor(delivery.issuedAtMs / 1000);
  const claims = {
    iss: "Upstash",
    sub: delivery.url,
    exp: issuedAt + LIFETIME_SECONDS,
    nbf: issuedAt,
    iat: issuedAt,
    jti: `jwt_${randomUUID().replaceAll("-", "")}`,
    body: paddedBase64Url(createHash("sha256").update(delivery.body).digest()),
  };
  const unsigned = `${encodePart({ alg: "HS256", typ: "JWT" })}.${encodePart(claims)}`;
  return `${unsigned}.${createHmac("sha256", delivery.key).update(unsigned).digest("base64url")}`;
}

/** The vendor's hash keeps its padding, unlike the parts of the token. */
function paddedBase64Url(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("+", "-").replaceAll("/", "_");
}

function encodePart(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
