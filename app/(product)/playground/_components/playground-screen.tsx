"use client";

import { useQuery } from "@tanstack/react-query";
import { Boxes } from "lucide-react";
import Link from "next/link";
import { Tabs } from "radix-ui";
import { useMemo } from "react";
import { listModels } from "../../../_client/models.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { canWrite, useMe } from "../../../_client/use-me.ts";
import { Button } from "../../../_ui/button.tsx";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { ErrorState } from "../../../_ui/error-state.tsx";
import { useUrlState } from "../../../_ui/use-url-state.ts";
import { listAskable } from "./askable.ts";
import { Comparison } from "./comparison.tsx";
import { ConsensusTab } from "./consensus-tab.tsx";
import { PlaygroundSkeleton } from "./playground-skeleton.tsx";

const TABS = [
  { value: "compare", label: "Compare" },
  { value: "consensus", label: "Consensus" },
] as const;

export function PlaygroundScreen() {
  const { search, change } = useUrlState();
  const me = useMe();
  const isWriter = canWrite(me.data);
  const query = useQuery({ queryKey: queryKeys.models, queryFn: ({ signal }) => listModels(signal) });
  const models = useMemo(() => listAskable(query.data?.items ?? []), [query.data]);
  const tab = search.get("tab") === "consensus" ? "consensus" : "compare";
  return (
    <main id="main" className="min-w-0 flex-1 overflow-y-auto">
      <Tabs.Root
        value={tab}
        onValueChange={(next) => change({ tab: next === "compare" ? null : next })}
        className="mx-auto flex max-w-400 flex-col gap-4 px-4 py-5 md:px-6 md:py-6"
      >
        <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div>
            <h1 className="font-semibold text-xl">Playground</h1>
            <p className="text-ink-soft">Guarded and metered like everything else. Nothing you write here is kept.</p>
          </div>
          <Tabs.List aria-label="Ways to ask" className="flex gap-1 rounded-md border border-line-strong/50 p-0.5">
            {TABS.map(({ value, label }) => (
              <Tabs.Trigger
                key={value}
                value={value}
                className="h-7 rounded-md px-3 text-ink-soft text-sm hover:text-ink data-[state=active]:bg-accent-soft data-[state=active]:font-medium data-[state=active]:text-accent-ink"
              >
                {label}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
        </header>
        {query.isPending && <PlaygroundSkeleton />}
        {query.isError && !query.data && (
          <ErrorState
            title="Models could not be loaded"
            error={query.error}
            onRetry={() => void query.refetch()}
            isRetrying={query.isRefetching}
          />
        )}
        {query.data && models.length === 0 && <NothingToAsk />}
        {query.data && models.length > 0 && (
          <>
            <Tabs.Content value="compare">
              <Comparison models={models} isWriter={isWriter} />
            </Tabs.Content>
            <Tabs.Content value="consensus">
              <ConsensusTab models={models} isWriter={isWriter} />
            </Tabs.Content>
          </>
        )}
      </Tabs.Root>
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
