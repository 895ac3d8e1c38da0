"use client";

import { useMemo } from "react";
import { encode } from "uqr";

const BORDER = 4;

/** Drawn here, so that what it says goes to nobody. Dark on light in both themes: scanners expect it, and the border is part of the code. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const { data, size } = encode(text, { ecc: "M", border: BORDER });
    const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size, path: squares.join("") };
  }, [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-48 self-center rounded-md bg-scan-paper"
    >
      <path d={path} className="fill-scan-ink" />
    </svg>
  );
}
