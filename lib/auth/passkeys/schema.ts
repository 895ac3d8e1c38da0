import { z } from "zod";

const base64url = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[\w-]+$/, "Must be base64url without padding.");

// https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson; browsers may add members, and only these are read.
const credentialShape = {
  id: base64url(2_048),
  rawId: base64url(2_048),
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}).default({}),
};
const clientDataSchema = base64url(8_192);

export const attestationSchema = z.object({
  ...credentialShape,
  response: z.object({
    clientDataJSON: clientDataSchema,
    attestationObject: base64url(16_384),
    transports: z.array(z.string().max(32)).max(10).default([]),
  }),
});
export type Attestation = z.infer<typeof attestationSchema>;

export const assertionSchema = z.object({
  ...credentialShape,
  response: z.object({
    clientDataJSON: clientDataSchema,
    authenticatorData: base64url(8_192),
    signature: base64url(8_192),
    userHandle: base64url(128).optional(),
  }),
});
export type Assertion = z.infer<typeof assertionSchema>;

const descriptorSchema = z.object({ type: z.literal("public-key"), id: z.string(), transports: z.array(z.string()) });

/** https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialcreationoptionsjson */
export const creationOptionsSchema = z.object({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ type: z.literal("public-key"), alg: z.number().int() })),
  timeout: z.number().int(),
  excludeCredentials: z.array(descriptorSchema),
  authenticatorSelection: z.object({
    residentKey: z.literal("required"),
    requireResidentKey: z.literal(true),
    userVerification: z.literal("required"),
  }),
  attestation: z.literal("none"),
});
export type CreationOptions = z.infer<typeof creationOptionsSchema>;

/** https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialrequestoptionsjson */
export const requestOptionsSchema = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.number().int(),
  userVerification: z.literal("required"),
  /** Empty: the person picks one, and says with it who they are. */
  allowCredentials: z.array(descriptorSchema),
});
export type RequestOptions = z.infer<typeof requestOptionsSchema>;

export const passkeyIdSchema = z.string().min(1).max(64);

export const passkeyNameSchema = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(60, "A name has at most 60 characters.")
  .regex(/^\P{Cc}*$/u, "A name cannot hold control characters.");

export const passkeySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Copied between devices by a password manager. */
  isSynced: z.boolean(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type Passkey = z.infer<typeof passkeySchema>;

/** Recovery codes come with the first factor and are shown this once; null when the codes from before stay good. */
export const enrolledPasskeySchema = z.object({ passkey: passkeySchema, recoveryCodes: z.array(z.string()).nullable() });
export type EnrolledPasskey = z.infer<typeof enrolledPasskeySchema>;
