"use client";

import { useQuery } from "@tanstack/react-query";
import { getDiff } from "../../../../../_client/prompt-versions.ts";
import type { PromptView } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { QueryError } from "../../../../../_ui/error-state.tsx";
import { SelectField } from "../../../../../_ui/select-field.tsx";
import { Skeleton } from "../../../../../_ui/skeleton.tsx";
import { useUrlState } from "../../../../../_ui/use-url-state.ts";
import { DiffView } from "./diff-view.tsx";

const CHOICES = 200;

/** Which two stands in the address. */
export function CompareSection({ prompt }: { prompt: PromptView }) {
  const { search, change } = useUrlState();
  const read = (name: string, otherwise: number) => {
    const given = Number(search.get(name));
    return Number.isInteger(given) && given >= 1 && given <= prompt.latest ? given : otherwise;
  };
  const sides = { from: read("from", prompt.latest - 1), to: read("to", prompt.latest) };
  const diff = useQuery({
    queryKey: queryKeys.promptDiff(prompt.id, `${sides.from}-${sides.to}`),
    queryFn: ({ signal }) => getDiff(prompt.id, sides, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const options = Array.from({ length: Math.min(prompt.latest, CHOICES) }, (_, index) => String(prompt.latest - index)).map((value) => ({
    value,
    label: `Version ${value}`,
  }));
  return (
    <section id="compare" aria-label="Compare" className="flex min-w-0 scroll-mt-4 flex-col gap-3">
      <h2 className="font-medium text-base">Compare</h2>
      <div className="flex flex-wrap gap-4">
        {(["from", "to"] as const).map((side) => (
          <SelectField
            key={side}
            label={side === "from" ? "From" : "To"}
            layout="inline"
            value={String(sides[side])}
            options={options}
            onValue={(value: string) => change({ [side]: value })}
          />
        ))}
      </div>
      {diff.isPending && (
        <div role="status" aria-label="Comparing">
          <Skeleton className="h-40" />
        </div>
      )}
      {diff.isError && <QueryError title="The versions could not be compared" query={diff} />}
      {diff.data && <DiffView diff={diff.data} />}
    </section>
  );
}
