"use client";

import { useQuery } from "@tanstack/react-query";
import { FileX2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { type Passages, readPassages } from "../../../_client/passages.ts";
import { asProblem } from "../../../_client/problem.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { classNames } from "../../../_ui/class-names.ts";
import { Drawer } from "../../../_ui/drawer.tsx";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { hideTrace, type PassagePlace } from "../_hooks/use-chat-route.ts";

/** The passage an answer rests on, in the text of its file; closing gives the focus back to the number that led here. */
export function PassagePanel({ place }: { place: PassagePlace }) {
  const [opener] = useState(() => document.activeElement);
  const close = () => {
    hideTrace();
    requestAnimationFrame(() => opener instanceof HTMLElement && opener.isConnected && opener.focus());
  };
  return (
    <Drawer title="Source" onClose={close}>
      <PassageContent place={place} />
    </Drawer>
  );
}

function PassageContent({ place: { fileId, chunkIndex } }: { place: PassagePlace }) {
  const query = useQuery({
    queryKey: queryKeys.passages(fileId, chunkIndex),
    queryFn: ({ signal }) => readPassages(fileId, chunkIndex, signal),
  });
  if (query.isPending)
    return (
      <div role="status" aria-label="Loading source" className="flex flex-col gap-3">
        <Skeleton className="h-5 w-1/2" />
        <Skeleton className="h-24" />
        <Skeleton className="h-24" />
      </div>
    );
  if (query.isError && asProblem(query.error)?.status === 404)
    return <EmptyState icon={FileX2} title="This file was deleted" text="The answer rested on it; what it said is no longer kept." />;
  if (query.isError) return <QueryError title="The source could not be loaded" query={query} />;
  return <FileText passages={query.data} chunkIndex={chunkIndex} />;
}

function FileText({ passages, chunkIndex }: { passages: Passages; chunkIndex: number }) {
  const cited = useRef<HTMLElement>(null);
  // In braces: newer browsers answer with a promise, and an effect may return nothing but its end.
  useEffect(() => {
    void cited.current?.scrollIntoView({ block: "center" });
  }, []);
  const current = passages.items.find((item) => item.chunkIndex === chunkIndex);
  return (
    <article aria-label={passages.fileName} className="flex flex-col gap-3 text-base">
      <header>
        <h3 className="break-words font-medium">{passages.fileName}</h3>
        <p className="text-ink-soft text-sm">
          {[...(current?.page ? [`Page ${current.page}`] : []), ...(current?.headings ?? [])].join(" › ") || "Text of the file"}
        </p>
      </header>
      {passages.hasBefore && <p className="text-ink-soft text-sm">The file begins before this.</p>}
      {passages.items.map((item) => (
        <section
          key={item.chunkIndex}
          ref={item.chunkIndex === chunkIndex ? cited : undefined}
          aria-label={item.chunkIndex === chunkIndex ? "Cited passage" : undefined}
          className={classNames(
            "whitespace-pre-wrap break-words",
            item.chunkIndex === chunkIndex ? "rounded-md border-info border-l-2 bg-info-soft px-3 py-2" : "px-3 text-ink-soft",
          )}
        >
          {item.text}
        </section>
      ))}
      {passages.hasAfter && <p className="text-ink-soft text-sm">The file goes on.</p>}
    </article>
  );
}
