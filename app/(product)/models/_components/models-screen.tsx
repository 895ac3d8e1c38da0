"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { keyOf, listModels } from "../../../_client/models.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { isAdmin, useMe } from "../../../_client/use-me.ts";
import { Drawer } from "../../../_ui/drawer.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { useDecide } from "../_hooks/use-decide.ts";
import { useModelsUrl } from "../_hooks/use-models-url.ts";
import { ModelDetails } from "./model-details.tsx";
import { ModelTable } from "./model-table.tsx";
import { countByProvider, filterModels, sortModels } from "./model-view.ts";
import { ModelsHeader } from "./models-header.tsx";
import { ModelsSkeleton } from "./models-skeleton.tsx";
import { ModelsToolbar } from "./models-toolbar.tsx";
import { ProviderHealthCards } from "./provider-health.tsx";

const NONE: readonly [] = [];

export function ModelsScreen() {
  const me = useMe();
  const isDecider = isAdmin(me.data);
  const query = useQuery({ queryKey: queryKeys.models, queryFn: ({ signal }) => listModels(signal) });
  const models = query.data?.items ?? NONE;
  const providers = useMemo(() => countByProvider(models), [models]);
  const names = useMemo(() => providers.map(({ provider }) => provider), [providers]);
  const url = useModelsUrl(names);
  const shown = useMemo(() => sortModels(filterModels(models, url.filter), url.sort), [models, url.filter, url.sort]);
  const { decide, setMode } = useDecide();
  const table = useRef<HTMLTableSectionElement>(null);
  const opened = models.find((model) => keyOf(model) === url.openKey) ?? null;

  const close = () => {
    const key = url.openKey;
    url.open(null);
    requestAnimationFrame(() => findOpener(table.current, key)?.focus());
  };
  return (
    <>
      <main id="main" className="min-w-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-300 flex-col gap-5 px-4 py-5 md:px-6 md:py-6">
          <ModelsHeader mode={query.data?.mode ?? null} isDecider={isDecider} onMode={setMode} />
          <ProviderHealthCards />
          <section aria-label="Registry" className="flex flex-col gap-3">
            <Waiting query={query} />
            {query.data && (
              <>
                <ModelsToolbar
                  filter={url.filter}
                  onFilter={url.setFilter}
                  providers={providers}
                  table={table}
                  count={shown.length}
                  total={models.length}
                />
                <ModelTable
                  ref={table}
                  models={shown}
                  openKey={url.openKey}
                  sort={url.sort}
                  onSort={url.setSort}
                  onOpen={url.open}
                  onClear={url.clearFilter}
                  isDecider={isDecider}
                  onDecide={decide}
                />
              </>
            )}
          </section>
        </div>
      </main>
      {opened && (
        <Drawer title={opened.model} onClose={close}>
          <ModelDetails key={keyOf(opened)} model={opened} isDecider={isDecider} onDecide={decide} />
        </Drawer>
      )}
    </>
  );
}

type WaitingProps = { query: Pick<UseQueryResult, "isPending" | "isError" | "error" | "data" | "refetch" | "isRefetching"> };

function Waiting({ query }: WaitingProps) {
  if (query.isPending) return <ModelsSkeleton />;
  if (!query.isError || query.data) return null;
  return <QueryError title="Models could not be loaded" query={query} />;
}

function findOpener(table: HTMLElement | null, key: string | null): HTMLElement | null {
  const items = table?.querySelectorAll<HTMLElement>("[data-list-item]") ?? [];
  return [...items].find((item) => item.dataset.listItem === key) ?? null;
}
