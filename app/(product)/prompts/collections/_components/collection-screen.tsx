"use client";

import { useQuery } from "@tanstack/react-query";
import { Building2, ChevronLeft, FolderHeart, Lock, SearchX } from "lucide-react";
import Link from "next/link";
import { asProblem } from "../../../../_client/problem.ts";
import { getCollection, type PromptCollection } from "../../../../_client/prompt-collections.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { canWrite, useMe } from "../../../../_client/use-me.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { PromptsFrame } from "../../_shell/prompts-frame.tsx";
import { useCollectionItems } from "../_hooks/use-collection-items.ts";
import { CollectionActions } from "./collection-actions.tsx";
import { ItemRow } from "./item-row.tsx";

export function CollectionScreen({ collectionId }: { collectionId: string }) {
  const found = useQuery({
    queryKey: queryKeys.promptCollection(collectionId),
    queryFn: ({ signal }) => getCollection(collectionId, signal),
  });
  return (
    <PromptsFrame>
      <p>
        <Link href="/prompts/collections" className="-ml-1 inline-flex items-center gap-1 rounded-md text-ink-soft text-sm hover:text-ink">
          <ChevronLeft aria-hidden className="size-4" />
          Collections
        </Link>
      </p>
      {found.isPending && <ReportSkeleton label="Loading the collection" />}
      {found.isError && <NotShown query={found} />}
      {found.isSuccess && <Collection collection={found.data} />}
    </PromptsFrame>
  );
}

function NotShown({ query }: { query: Parameters<typeof QueryError>[0]["query"] }) {
  const { status } = asProblem(query.error);
  if (status !== 404 && status !== 422) return <QueryError title="The collection could not be loaded" query={query} />;
  return <EmptyState icon={SearchX} title="No such collection" text="It was deleted, it is somebody's own, or the address is wrong." />;
}

function Collection({ collection }: { collection: PromptCollection }) {
  const { id, name, description, visibility, isOwn } = collection;
  const mayWrite = canWrite(useMe().data);
  return (
    <>
      <header className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="mr-auto flex min-w-0 flex-col gap-1">
          <h2 className="font-semibold text-lg [overflow-wrap:anywhere]">{name}</h2>
          {description !== "" && <p className="max-w-180 text-ink-soft [overflow-wrap:anywhere]">{description}</p>}
          <p>
            <Badge tone="neutral" icon={visibility === "private" ? Lock : Building2}>
              {visibility === "private" ? "Private" : "Organization"}
            </Badge>
          </p>
        </div>
        {isOwn && mayWrite && <CollectionActions collection={collection} />}
      </header>
      <Items collectionId={id} mayWrite={mayWrite} />
    </>
  );
}

function Items({ collectionId, mayWrite }: { collectionId: string; mayWrite: boolean }) {
  const { pages, items, change } = useCollectionItems(collectionId);
  if (pages.isPending) return <ReportSkeleton label="Loading the prompts" />;
  if (pages.isError && items.length === 0) return <QueryError title="The prompts could not be loaded" query={pages} />;
  if (items.length === 0)
    return (
      <EmptyState icon={FolderHeart} title="Nothing in it yet" text="Open a prompt and add it to this collection.">
        <Button asChild size="small" tone="primary">
          <Link href="/prompts">Open the library</Link>
        </Button>
      </EmptyState>
    );
  return (
    <RowSection title="In this collection" pages={pages} isEmpty={false}>
      <ol aria-label="Prompts of the collection" className="flex flex-col">
        {items.map((item, index) => (
          <ItemRow
            key={item.promptId}
            item={item}
            isFirst={index === 0}
            isLast={index === items.length - 1 && !pages.hasNextPage}
            change={mayWrite ? change : null}
          />
        ))}
      </ol>
    </RowSection>
  );
}
