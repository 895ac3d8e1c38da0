import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { CreationOptions, RequestOptions } from "../../lib/auth/passkeys/schema.ts";

/**
 * A device with passkeys, as far as a server can tell: it makes ES256 credentials and signs what WebAuthn says is signed
 * (https://www.w3.org/TR/webauthn-3/#sctn-op-make-cred, #sctn-op-get-assertion). What it says can be bent, to see what is refused.
 */
export type Bends = {
  origin?: string;
  rpId?: string;
  challenge?: string;
  type?: string;
  /** Whether the device has verified its owner; true unless bent. */
  isVerified?: boolean;
  isPresent?: boolean;
  crossOrigin?: boolean;
  topOrigin?: string;
  counter?: number;
  userHandle?: string | undefined;
  credentialId?: string;
  format?: { fmt: string; statement: Buffer };
};

type Credential = { id: string; privateKey: KeyObject; publicKey: Buffer; userHandle: string; counter: number };

export type SoftwareAuthenticator = ReturnType<typeof createSoftwareAuthenticator>;

/** `counts`: whether it counts its signatures; synced passkeys do not. */
export function createSoftwareAuthenticator({ origin, counts = true }: { origin: string; counts?: boolean }) {
  const credentials: Credential[] = [];
  return {
    credentials,

    attest(options: CreationOptions, bends: Bends = {}) {
      const credential = makeCredential(options.user.id, bends.credentialId);
      credentials.push(credential);
      const id = Buffer.from(credential.id, "base64url");
      const attested = Buffer.concat([Buffer.alloc(16), uint16(id.length), id, credential.publicKey]);
      const flags = flagsOf(bends) | FLAG_ATTESTED;
      const authData = authenticatorData(bends.rpId ?? options.rp.id, flags, bends.counter ?? 0, attested);
      const { fmt, statement } = bends.format ?? { fmt: "none", statement: Buffer.from([0xa0]) };
      const object = Buffer.concat([
        Buffer.from([0xa3]),
        ...[cborText("fmt"), cborText(fmt)],
        ...[cborText("attStmt"), statement],
        ...[cborText("authData"), cborBytes(authData)],
      ]);
      const clientDataJSON = clientData("webauthn.create", options.challenge, origin, bends).toString("base64url");
      return {
        id: credential.id,
        rawId: credential.id,
        type: "public-key",
        clientExtensionResults: {},
        response: { clientDataJSON, attestationObject: object.toString("base64url"), transports: ["internal"] },
      };
    },

    assert(options: RequestOptions, bends: Bends = {}, credential: Credential | undefined = credentials[0]) {
      if (!credential) throw new Error("This authenticator holds no credential.");
      if (counts) credential.counter += 1;
      const authData = authenticatorData(bends.rpId ?? options.rpId, flagsOf(bends), bends.counter ?? credential.counter);
      const data = clientData("webauthn.get", options.challenge, origin, bends);
      const signature = sign("sha256", Buffer.concat([authData, createHash("sha256").update(data).digest()]), credential.privateKey);
      const userHandle = "userHandle" in bends ? bends.userHandle : credential.userHandle;
      return {
        id: credential.id,
        rawId: credential.id,
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: data.toString("base64url"),
          authenticatorData: authData.toString("base64url"),
          signature: signature.toString("base64url"),
          ...(userHandle !== undefined && { userHandle }),
        },
      };
    },
  };
}

const FLAG_PRESENT = 0x01;
const FLAG_VERIFIED = 0x04;
const FLAG_ATTESTED = 0x40;

function flagsOf({ isPresent = true, isVerified = true }: Bends): number {
  return (isPresent ? FLAG_PRESENT : 0) | (isVerified ? FLAG_VERIFIED : 0);
}

function makeCredential(userHandle: string, id = randomBytes(32).toString("base64url")): Credential {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  // COSE (RFC 9053): key type EC2, ES256, curve P-256, x, y.
  const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]);
  const cose = Buffer.concat([head, cborBytes(Buffer.from(x, "base64url")), Buffer.from([0x22]), cborBytes(Buffer.from(y, "base64url"))]);
  return { id, privateKey, publicKey: cose, userHandle, counter: 0 };
}

function authenticatorData(rpId: string, flags: number, counter: number, attested: Buffer = Buffer.alloc(0)): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([createHash("sha256").update(rpId).digest(), Buffer.from([flags]), count, attested]);
}

function clientData(type: string, challenge: string, origin: string, bends: Bends): Buffer {
  const { crossOrigin = false, topOrigin } = bends;
  const data = { type: bends.type ?? type, challenge: bends.challenge ?? challenge, origin: bends.origin ?? origin, crossOrigin };
  return Buffer.from(JSON.stringify({ ...data, ...(topOrigin !== undefined && { topOrigin }) }));
}

function uint16(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff]);
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.length < 256 ? Buffer.from([0x58, bytes.length]) : Buffer.from([0x59, ...uint16(bytes.length)]), bytes]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
}
