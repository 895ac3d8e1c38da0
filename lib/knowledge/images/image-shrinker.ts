import { createWorkerPool } from "../../platform/workers/create-worker-pool.ts";
import { WorkerFailure } from "../../platform/workers/worker-failure.ts";

/** Images as they may leave: no larger than they are of use, and without what stands beside the pixels. Decoded outside this process. */
export type ImageShrinker = {
  /** Null where the file is damaged, or stays too large. */
  shrink(image: { bytes: Uint8Array; type: string }, form: ImageForm, signal?: AbortSignal): Promise<ShrinkResult>;
  close(): void;
};

/** For a model to look at, or small, for a page. */
export type ImageForm = "model" | "preview";

export type ShrinkTask = { bytes: Uint8Array; type: string; form: ImageForm; sideMax: number; bytesMax: number };
export type ShrinkResult = { bytes: Uint8Array; type: "image/webp" | "image/png" | "image/jpeg" | "image/gif" } | null;

/** More than 1,568 pixels are scaled down by the vendors (https://platform.claude.com/docs/en/build-with-claude/vision). */
const BOUNDS: Readonly<Record<ImageForm, { sideMax: number; bytesMax: number }>> = {
  model: { sideMax: 1_536, bytesMax: 3_500_000 },
  preview: { sideMax: 320, bytesMax: 500_000 },
};

export function createImageShrinker(): ImageShrinker {
  const pool = createWorkerPool<ShrinkTask, ShrinkResult>({
    entry: new URL("./shrink-image.worker.ts", import.meta.url),
    ...{ size: 1, timeoutMs: 20_000, memoryMb: 768, tasksPerWorker: 20, mayLoadAddons: true },
  });
  return {
    async shrink({ bytes, type }, form, signal) {
      try {
        return await pool.run({ bytes, type, form, ...BOUNDS[form] }, signal ? { signal } : {});
      } catch (error) {
        if (error instanceof WorkerFailure && error.reason !== "closed") return null;
        throw error;
      }
    },
    close: () => pool.close(),
  };
}
