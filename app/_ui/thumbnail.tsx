"use client";

import { type ReactNode, useState } from "react";
import { thumbnailPath } from "../_client/files.ts";

/** A small copy of an image, from our own origin and made anew from its pixels; `fallback` stands there where there is none. */
export function Thumbnail({ fileId, fallback }: { fileId: string; fallback: ReactNode }) {
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return fallback;
  return (
    // biome-ignore lint/performance/noImgElement: it is small already, and behind the person's own session.
    <img
      src={thumbnailPath(fileId)}
      alt=""
      loading="lazy"
      onError={() => setBroken(true)}
      className="size-10 shrink-0 rounded-md border object-cover"
    />
  );
}
