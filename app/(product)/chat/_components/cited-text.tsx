"use client";

import { type ReactNode, useMemo } from "react";
import type { Source } from "../../../_client/turns.ts";
import { CitationContext, type Citations, NO_CITATIONS } from "../../../_ui/markdown/citation-context.ts";
import { Tooltip } from "../../../_ui/tooltip.tsx";
import { showPassage } from "../_hooks/use-chat-route.ts";

/** Text whose numbers lead to the passages they cite; a number without one stays a number. */
export function CitedText({ sources, children }: { sources: readonly Source[] | undefined; children: ReactNode }) {
  const citations = useMemo<Citations>(() => {
    if (!sources || sources.length === 0) return NO_CITATIONS;
    const byNumber = new Map(sources.map((source) => [source.number, source]));
    return {
      numbers: [...byNumber.keys()],
      render: (number) => {
        const source = byNumber.get(number);
        return source ? <CitationChip source={source} /> : `[${number}]`;
      },
    };
  }, [sources]);
  return <CitationContext value={citations}>{children}</CitationContext>;
}

function CitationChip({ source }: { source: Source }) {
  const place = placeOf(source);
  return (
    <Tooltip
      text={
        <>
          <span className="block font-medium">{place}</span>
          <span className="line-clamp-6">{source.excerpt}</span>
        </>
      }
    >
      <button
        type="button"
        data-passage-opener={`${source.fileId}.${source.chunkIndex}`}
        aria-label={`Source ${source.number}: ${place}`}
        onClick={() => showPassage(source)}
        className="mx-0.5 inline-flex h-6 min-w-6 items-center justify-center rounded-md bg-info-soft px-1.5 align-middle font-medium text-info text-xs tabular-nums hover:underline"
      >
        {source.number}
      </button>
    </Tooltip>
  );
}

function placeOf({ title, page }: Source): string {
  return page === null ? title : `${title}, page ${page}`;
}
