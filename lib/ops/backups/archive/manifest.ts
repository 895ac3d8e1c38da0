import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "../../../platform/audit/audit-record.ts";
import { ArchiveFault } from "./archive-fault.ts";
import { type ArchiveKeys, findArchiveKeys } from "./archive-keys.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** A run of one collection's documents within a part, in the order of their ids. */
const runSchema = z.strictObject({ collection: z.string(), documents: z.int(), bytes: z.int(), sha256: digest });
const partSchema = z.strictObject({
  /** From 1, without a gap. */
  number: z.int().min(1),
  /** Of the object in the storage. */
  name: z.string().regex(/^[\w.-]+$/),
  sizeBytes: z.int(),
  /** Of the object as it lies there, encrypted. */
  sha256: digest,
  plainBytes: z.int(),
  runs: z.array(runSchema),
});
export type Run = z.infer<typeof runSchema>;
export type Part = z.infer<typeof partSchema>;

const collectionSchema = z.strictObject({
  name: z.string(),
  documents: z.int(),
  /** SHA-256 over the digests of its runs, in order. */
  sha256: digest,
  /** As extended JSON, in text: the order of an index's keys is part of it. */
  indexes: z.array(z.string()),
});
export type CollectionDigest = z.infer<typeof collectionSchema>;

export const FORMAT = "aegis-backup";
export const FORMAT_VERSION = 1;

const bodySchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  id: z.string(),
  product: z.string(),
  createdAt: z.iso.datetime(),
  kind: z.enum(["snapshot", "per-collection"]),
  /** Seconds and increment of the one moment everything was read at. */
  clusterTime: z.string().nullable(),
  keyId: z.string(),
  salt: z.string(),
  documents: z.int(),
  plainBytes: z.int(),
  collections: z.array(collectionSchema),
  parts: z.array(partSchema),
  leftOut: z.array(z.strictObject({ collection: z.string(), why: z.string() })),
  auditHeads: z.array(z.strictObject({ orgId: z.string(), seq: z.int(), hash: z.string() })),
  dataKeys: z.int(),
});
const manifestSchema = z.strictObject({ ...bodySchema.shape, mac: digest });
export type ManifestBody = z.infer<typeof bodySchema>;
export type Manifest = z.infer<typeof manifestSchema>;

export const MANIFEST = "manifest.json";

export function writeManifest(body: ManifestBody, keys: ArchiveKeys): Buffer {
  return Buffer.from(`${JSON.stringify({ ...body, mac: macOf(body, keys) }, null, 2)}\n`, "utf8");
}

/** Believes nothing that its key has not signed. */
export function readManifest(bytes: Uint8Array, keys: readonly string[]): { manifest: ManifestBody; keys: ArchiveKeys } {
  const { mac, ...manifest } = parse(bytes);
  const found = findArchiveKeys(keys, manifest);
  if (!timingSafeEqual(Buffer.from(mac, "hex"), Buffer.from(macOf(manifest, found), "hex")))
    throw new ArchiveFault("manifest_forged", "The manifest is not as it was written: its signature does not hold.");
  assertWhole(manifest);
  return { manifest, keys: found };
}

function parse(bytes: Uint8Array): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch (cause) {
    throw new ArchiveFault("manifest_unreadable", "The manifest is not readable: it is cut off, or no manifest.", { cause });
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(".") ?? "";
  throw new ArchiveFault("manifest_unreadable", `The manifest is not one of format ${FORMAT_VERSION}: ${where} ${issue?.message ?? ""}`);
}

function assertWhole({ parts }: ManifestBody): void {
  const gap = parts.findIndex(({ number }, index) => number !== index + 1);
  if (gap !== -1) throw new ArchiveFault("part_missing", `The manifest names no part ${gap + 1}.`, { part: gap + 1 });
}

function macOf(body: ManifestBody, { macKey }: ArchiveKeys): string {
  return createHmac("sha256", macKey).update(canonicalJson(body)).digest("hex");
}
