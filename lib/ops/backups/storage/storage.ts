/** Where archives lie. A name is `<archive>/<object>`; what lies there is encrypted already. */
export type BackupStorage = {
  /** For people: "folder", "S3-compatible bucket", "Vercel Blob". */
  type: "folder" | "s3" | "blob";
  put(name: string, bytes: Buffer): Promise<void>;
  /** Null when there is none. */
  get(name: string): Promise<Buffer | null>;
  /** Names below an archive, or of everything there is. */
  list(archive?: string): Promise<string[]>;
  delete(names: readonly string[]): Promise<void>;
};

/** An object is a part of eight megabytes, packed, or a manifest. */
export const OBJECT_MAX_BYTES = 80_000_000;
