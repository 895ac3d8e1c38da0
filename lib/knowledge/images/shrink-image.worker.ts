import { Transformer } from "@napi-rs/image";
import { serveTasks } from "../../platform/workers/serve-tasks.ts";
import { assertDecodable } from "../extract/image-size.ts";
import { firstFrameOf } from "./first-frame.ts";
import type { ShrinkResult, ShrinkTask } from "./image-shrinker.ts";

const QUALITY = 85;
const FITS_INSIDE = 2;

/** Decoded, turned upright and written anew: of the original only its pixels go on, no place and no camera. */
serveTasks(async (task): Promise<ShrinkResult> => {
  const { bytes, type, sideMax, bytesMax, form } = asTask(task);
  const { width, height } = assertDecodable(bytes, type);
  if (type === "image/gif") return toResult(firstFrameOf(bytes), "image/gif", bytesMax);
  const decode = () => {
    const image = new Transformer(bytes).rotate();
    return Math.max(width, height) > sideMax ? image.resize({ width: sideMax, height: sideMax, fit: FITS_INSIDE }) : image;
  };
  if (form === "preview") return toResult(await decode().webp(QUALITY), "image/webp", bytesMax);
  // Letters on a screen stay sharp, and what was transparent stays so, where that is not too much to send.
  const sharp = type === "image/jpeg" ? null : await decode().png();
  if (sharp && sharp.length <= bytesMax) return { bytes: sharp, type: "image/png" };
  return toResult(await decode().jpeg(QUALITY), "image/jpeg", bytesMax);
});

function toResult(bytes: Uint8Array | null, type: NonNullable<ShrinkResult>["type"], bytesMax: number): ShrinkResult {
  return bytes && bytes.length <= bytesMax ? { bytes, type } : null;
}

/** The pool of image-shrinker.ts is typed with it. */
function asTask(task: unknown): ShrinkTask {
  return task as ShrinkTask;
}
