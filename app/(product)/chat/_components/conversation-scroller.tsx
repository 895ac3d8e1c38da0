"use client";

import { ArrowDown } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../_ui/button.tsx";
import type { useStickToBottom } from "../_hooks/use-stick-to-bottom.ts";

export function ConversationScroller({ stick, children }: { stick: ReturnType<typeof useStickToBottom>; children: ReactNode }) {
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={stick.scroller}
        data-scroller
        onScroll={stick.onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the scrolling text must be reachable by keyboard.
        tabIndex={0}
        className="absolute inset-0 overflow-y-auto -outline-offset-2 [overflow-anchor:none]"
      >
        <div ref={stick.content} className="relative mx-auto flex min-h-full w-full max-w-[46rem] flex-col px-4 py-6">
          {children}
        </div>
      </div>
      {!stick.isAtEnd && (
        <Button
          size="small"
          onClick={stick.toEnd}
          className="-translate-x-1/2 absolute bottom-3 left-1/2 rounded-full bg-raised shadow-float"
        >
          <ArrowDown aria-hidden className="size-4" />
          Jump to latest
        </Button>
      )}
    </div>
  );
}
