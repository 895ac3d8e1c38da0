"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Building2, Lock } from "lucide-react";
import { toast } from "sonner";
import { itemsOf, pagesOf } from "../../../_client/pages.ts";
import { asProblem } from "../../../_client/problem.ts";
import { createCollection, listCollections, type PromptCollection, placeItem } from "../../../_client/prompt-collections.ts";
import type { PromptSummary } from "../../../_client/prompts.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { Button } from "../../../_ui/button.tsx";
import { Dialog } from "../../../_ui/dialog.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { CollectionForm } from "./collection-form.tsx";

type CollectDialogProps = { prompt: Pick<PromptSummary, "id" | "title">; onClose(): void };

/** Into a collection that is there, or into a new one. */
export function CollectDialog({ prompt, onClose }: CollectDialogProps) {
  const client = useQueryClient();
  const pages = useInfiniteQuery(pagesOf(queryKeys.promptCollections, listCollections));
  const collections = itemsOf(pages.data);
  const add = useMutation({
    mutationFn: async (into: PromptCollection | Parameters<typeof createCollection>[0]) => {
      const collection = "id" in into ? into : await createCollection(into);
      await placeItem(collection.id, prompt.id);
      return collection;
    },
    onSuccess: ({ name }) => {
      toast(`In ${name} now`);
      onClose();
    },
    onError: (error) => toast.error("Not added", { description: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.promptCollections }),
  });
  return (
    <Dialog title={`Add ${prompt.title} to a collection`} isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      {pages.isPending && (
        <div role="status" aria-label="Loading collections">
          <Skeleton className="h-16" />
        </div>
      )}
      {pages.isError && <QueryError title="Collections could not be loaded" query={pages} />}
      {collections.length > 0 && (
        <ul aria-label="Collections" className="flex max-h-60 flex-col overflow-y-auto">
          {collections.map((collection) => (
            <li key={collection.id}>
              <Button tone="quiet" className="w-full justify-start" disabled={add.isPending} onClick={() => add.mutate(collection)}>
                {collection.visibility === "private" ? (
                  <Lock aria-label="Private" className="size-4" />
                ) : (
                  <Building2 aria-label="Of the organization" className="size-4" />
                )}
                <span className="truncate">{collection.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button size="small" className="self-start" isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Load more
        </Button>
      )}
      <h3 className="font-medium text-sm">{collections.length > 0 ? "Or a new one" : "A new collection"}</h3>
      <CollectionForm action="Make it and add" isBusy={add.isPending} onSave={(fields) => add.mutate(fields)} onCancel={onClose} />
    </Dialog>
  );
}
