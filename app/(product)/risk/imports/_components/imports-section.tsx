"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { listRiskImports, type RiskImport } from "../../../../_client/risk-imports.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { ImportCard } from "./import-card.tsx";

const WATCH_MS = 1_000;
const isRunning = ({ state }: RiskImport) => state === "queued" || state === "running";

type ImportsSectionProps = { isWriter: boolean; openId: string | null; onOpen(item: RiskImport): void };

export function ImportsSection({ isWriter, openId, onOpen }: ImportsSectionProps) {
  const imports = useInfiniteQuery({
    ...pagesOf(queryKeys.riskImports, listRiskImports),
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(isRunning)) ? WATCH_MS : false),
  });
  const items = itemsOf(imports.data);
  return (
    <section aria-label="Imports" className="flex flex-col gap-3">
      <h2 className="font-medium text-base">Imports</h2>
      {imports.isPending && (
        <div role="status" aria-label="Loading imports" className="flex flex-col gap-2">
          <Skeleton className="h-20" />
          <Skeleton className="h-20" />
        </div>
      )}
      {imports.isError && <QueryError title="Imports could not be loaded" query={imports} />}
      {imports.data && items.length === 0 && (
        <EmptyState icon={FileUp} title="No imports yet" text="Files that were imported stand here, with what became of each row." />
      )}
      {items.length > 0 && (
        <ul className="flex flex-col gap-2">
          {items.map((item) => (
            <ImportCard key={item.id} item={item} isWriter={isWriter} isOpen={item.id === openId} onOpen={() => onOpen(item)} />
          ))}
        </ul>
      )}
      {imports.hasNextPage && (
        <Button size="small" className="self-start" isBusy={imports.isFetchingNextPage} onClick={() => void imports.fetchNextPage()}>
          Show more
        </Button>
      )}
    </section>
  );
}
