"use client";

import { useLayoutEffect, useRef } from "react";

type Renderer = typeof import("./katex-renderer.ts");

let renderer: Renderer | null = null;

/** A formula; its source until the renderer is there. */
export function MathText({ tex, isDisplay }: { tex: string; isDisplay: boolean }) {
  const holder = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    let isCurrent = true;
    const draw = (loaded: Renderer) => {
      renderer = loaded;
      if (isCurrent && holder.current) loaded.renderMath(tex, holder.current, isDisplay);
    };
    if (renderer) draw(renderer);
    // Without the renderer the source stays, which is readable.
    else import("./katex-renderer.ts").then(draw, () => undefined);
    return () => {
      isCurrent = false;
    };
  }, [tex, isDisplay]);
  return <span ref={holder}>{tex}</span>;
}
