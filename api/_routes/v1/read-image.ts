import type { ContentPart } from "../../../lib/ai/schema.ts";
import { invalidParameter } from "./invalid-parameter.ts";

/** Anthropic takes 5 MB of base64 (https://platform.claude.com/docs/en/build-with-claude/vision), the least of all; a whole body has less. */
const IMAGE_BYTES = 3_000_000;
const MEDIA_TYPES = ["image/png", "image/jpeg", "image/webp", "image/gif"] as const;
type MediaType = (typeof MEDIA_TYPES)[number];

/** A picture in the request itself. Addresses are refused: somebody would have to fetch them for us, from who knows where. */
export function readImage(url: string, path: readonly (string | number)[]): ContentPart {
  const comma = url.indexOf(",");
  const [type = "", encoding = ""] = url.slice("data:".length, Math.max(comma, "data:".length)).toLowerCase().split(";");
  if (!url.startsWith("data:") || comma === -1 || encoding !== "base64")
    throw invalidParameter(path, "Send the image as a data: URL in base64.", "gateway.invalid_image_url");
  const mediaType = MEDIA_TYPES.find((known): known is MediaType => known === (type === "image/jpg" ? "image/jpeg" : type));
  if (!mediaType) throw invalidParameter(path, `Images may be ${MEDIA_TYPES.join(", ")}.`, "gateway.unsupported_image_media_type");
  const base64 = url.slice(comma + 1);
  const sizeBytes = Math.floor((base64.length * 3) / 4);
  if (sizeBytes > IMAGE_BYTES)
    throw invalidParameter(path, `The image has about ${sizeBytes} bytes; it may have ${IMAGE_BYTES}.`, "gateway.image_too_large");
  if (base64 === "" || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64))
    throw invalidParameter(path, "The image is not valid base64.", "gateway.invalid_base64_image");
  return { type: "image", mediaType, source: { type: "data", base64 } };
}
