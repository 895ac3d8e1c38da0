"use client";

import { useQuery } from "@tanstack/react-query";
import { Boxes } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { listModels } from "../../../_client/models.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { canWrite, useMe } from "../../../_client/use-me.ts";
import { Button } from "../../../_ui/button.tsx";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { Segments } from "../../../_ui/segments.tsx";
import { useUrlState } from "../../../_ui/use-url-state.ts";
import { listAskable } from "../../_answer/askable.ts";
import { Comparison } from "./comparison.tsx";
import { ConsensusTab } from "./consensus-tab.tsx";
import { PlaygroundSkeleton } from "./playground-skeleton.tsx";

const WAYS = [
  { value: "compare", label: "Compare" },
  { value: "consensus", label: "Consensus" },
] as const;

export function PlaygroundScreen() {
  const { search, change } = useUrlState();
  const me = useMe();
  const isWriter = canWrite(me.data);
  const query = useQuery({ queryKey: queryKeys.models, queryFn: ({ signal }) => listModels(signal) });
  const models = useMemo(() => listAskable(query.data?.items ?? []), [query.data]);
  const way = search.get("tab") === "consensus" ? "consensus" : "compare";
  return (
    <main id="main" className="min-w-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-400 flex-col gap-4 px-4 py-5 md:px-6 md:py-6">
        <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div>
            <h1 className="font-semibold text-xl">Playground</h1>
            <p className="text-ink-soft">Guarded and metered like everything else. Nothing you write here is kept.</p>
          </div>
          <Segments
            legend="Ways to ask"
            options={WAYS}
            chosen={way}
            onChosen={(next) => change({ tab: next === "compare" ? null : next })}
          />
        </header>
        {query.isPending && <PlaygroundSkeleton />}
        {query.isError && !query.data && <QueryError title="Models could not be loaded" query={query} />}
        {query.data && models.length === 0 && <NothingToAsk />}
        {query.data && models.length > 0 && way === "compare" && <Comparison models={models} isWriter={isWriter} />}
        {query.data && models.length > 0 && way === "consensus" && <ConsensusTab models={models} isWriter={isWriter} />}
      </div>
    </main>
  );
}

function NothingToAsk() {
  return (
    <EmptyState
      icon={Boxes}
      title="No model may answer"
      text="Either no provider has a key, or your organization allows none of their models."
    >
      <Button asChild size="small">
        <Link href="/models">Look at the models</Link>
      </Button>
    </EmptyState>
  );
}
