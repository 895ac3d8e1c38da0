"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Columns3 } from "lucide-react";
import { useState } from "react";
import { listPrompts } from "../../../../_client/prompts.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { moveInList } from "../../../../_ui/move-in-list.ts";
import { useDebounced } from "../../../../_ui/use-debounced.ts";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";

const REST_MS = 250;
const QUERY_MAX_CHARS = 200;

export function PromptPicker({ onPicked }: { onPicked(promptId: string): void }) {
  const [text, setText] = useState("");
  const q = useDebounced(text.trim(), REST_MS);
  const query = new URLSearchParams(q === "" ? {} : { q }).toString();
  const found = useQuery({
    queryKey: [...queryKeys.prompts(query), "workbench"],
    queryFn: ({ signal }) => listPrompts(query, null, signal),
    placeholderData: keepPreviousData,
  });
  const prompts = found.data?.items ?? [];
  return (
    <div className="flex min-w-0 max-w-180 flex-col gap-4">
      <p className="text-ink-soft">Choose a prompt. Its versions and texts of your own then stand side by side, up to four of them.</p>
      <Field
        label="Find a prompt"
        type="search"
        value={text}
        maxLength={QUERY_MAX_CHARS}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found.isPending && <ReportSkeleton label="Loading prompts" />}
      {found.isError && prompts.length === 0 && <QueryError title="Prompts could not be loaded" query={found} />}
      {found.isSuccess && prompts.length === 0 && (
        <EmptyState icon={Columns3} title="No prompt found" text="Try another word, or write a prompt first." />
      )}
      {prompts.length > 0 && (
        <ul aria-label="Prompts" className="divide-y rounded-md border" onKeyDown={(event) => moveInList(event, event.currentTarget)}>
          {prompts.map(({ id, title, description }) => (
            <li key={id}>
              <button
                type="button"
                data-list-item
                onClick={() => onPicked(id)}
                className="flex w-full min-w-0 flex-col gap-0.5 px-3 py-2 text-left hover:bg-hover"
              >
                <span className="wrap-anywhere font-medium text-sm">{title}</span>
                <span className="wrap-anywhere text-ink-soft text-xs">{description}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
