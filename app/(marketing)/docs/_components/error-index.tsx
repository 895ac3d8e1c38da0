"use client";

import Link from "next/link";
import { useRef, useState } from "react";
import { moveInList } from "../../../_ui/move-in-list.ts";
import { SearchField } from "../../../_ui/search-field.tsx";

type Row = { code: string; kind: string; text: string };

export function ErrorIndex({ rows }: { rows: readonly Row[] }) {
  const [query, setQuery] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = rows.filter(({ code, kind, text }) => words.every((word) => `${code} ${kind} ${text}`.toLowerCase().includes(word)));
  return (
    <section aria-label="Codes" className="flex flex-col gap-3">
      <SearchField
        label="Filter by code, status or words"
        value={query}
        onValue={setQuery}
        onKeyDown={(event) => moveInList(event, list.current)}
        className="max-w-96 noscript:hidden"
      />
      <p role="status" className="text-ink-soft text-xs">
        {shown.length === rows.length ? `${rows.length} codes` : `${shown.length} of ${rows.length} codes`}
      </p>
      {shown.length === 0 && <p className="text-ink-soft">No code matches “{query}”.</p>}
      <ul ref={list} onKeyDown={(event) => moveInList(event, list.current)} className="divide-y divide-line border-y">
        {shown.map(({ code, kind, text }) => (
          <li key={code}>
            <Link
              href={`/docs/errors/${code}`}
              prefetch={false}
              data-list-item
              className="grid gap-x-4 rounded-md px-2 py-2 -outline-offset-2 hover:bg-hover sm:grid-cols-[minmax(0,17rem)_1fr]"
            >
              <span className="flex flex-col">
                <span className="font-mono text-sm [overflow-wrap:anywhere]">{code}</span>
                <span className="text-ink-soft text-xs">{kind}</span>
              </span>
              <span className="text-ink-soft text-sm">{text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
