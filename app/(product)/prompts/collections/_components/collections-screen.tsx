"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Building2, FolderHeart, Lock, Plus } from "lucide-react";
import { useState } from "react";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { listCollections, type PromptCollection } from "../../../../_client/prompt-collections.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { canWrite, useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { moveInList } from "../../../../_ui/move-in-list.ts";
import { RowLink } from "../../../../_ui/row-target.tsx";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { PromptsFrame } from "../../_shell/prompts-frame.tsx";
import { CreateDialog } from "./create-dialog.tsx";

/** Shelves of prompts: one's own, and those of the organization. */
export function CollectionsScreen() {
  const mayWrite = canWrite(useMe().data);
  const [isMaking, setMaking] = useState(false);
  const pages = useInfiniteQuery(pagesOf(queryKeys.promptCollections, listCollections));
  const collections = itemsOf(pages.data);
  const make = mayWrite ? () => setMaking(true) : null;
  return (
    <PromptsFrame>
      {make && collections.length > 0 && (
        <Button size="small" tone="primary" className="self-end" onClick={make}>
          <Plus aria-hidden className="size-4" />
          New collection
        </Button>
      )}
      {pages.isPending && <ReportSkeleton label="Loading collections" />}
      {pages.isError && collections.length === 0 && <QueryError title="Collections could not be loaded" query={pages} />}
      {pages.isSuccess && collections.length === 0 && <NoCollections onMake={make} />}
      {collections.length > 0 && (
        <RowSection title="Collections" pages={pages} isEmpty={false}>
          <ul aria-label="Collections" className="flex flex-col" onKeyDown={(event) => moveInList(event, event.currentTarget)}>
            {collections.map((collection) => (
              <CollectionRow key={collection.id} collection={collection} />
            ))}
          </ul>
        </RowSection>
      )}
      {isMaking && <CreateDialog onClose={() => setMaking(false)} />}
    </PromptsFrame>
  );
}

function NoCollections({ onMake }: { onMake: (() => void) | null }) {
  return (
    <EmptyState
      icon={FolderHeart}
      title="No collections yet"
      text="A collection keeps prompts for one kind of work together, in the order you use them, for you or for everybody in your organization."
    >
      {onMake && (
        <Button size="small" tone="primary" onClick={onMake}>
          <Plus aria-hidden className="size-4" />
          New collection
        </Button>
      )}
    </EmptyState>
  );
}

function CollectionRow({ collection: { id, name, description, visibility, items } }: { collection: PromptCollection }) {
  const Icon = visibility === "private" ? Lock : Building2;
  return (
    <li className="relative flex items-start gap-4 border-b py-2.5 last:border-0 hover:bg-hover">
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-center gap-1.5">
          <Icon aria-label={visibility === "private" ? "Private" : "Organization"} className="size-3.5 shrink-0 text-ink-faint" />
          <RowLink id={id} href={`/prompts/collections/${id}`} className="truncate font-medium text-base">
            {name}
          </RowLink>
        </p>
        {description !== "" && <p className="line-clamp-2 text-ink-soft text-sm [overflow-wrap:anywhere]">{description}</p>}
      </div>
      <p className="shrink-0 text-ink-soft text-sm tabular-nums">
        {items} {items === 1 ? "prompt" : "prompts"}
      </p>
    </li>
  );
}
