"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { listItems, placeItem, removeItem } from "../../../../_client/prompt-collections.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";

type Change = { promptId: string; to: "up" | "down" | "out" };

/** What is in a collection, in its order, and how that is changed; one change at a time, for each is about the order on screen. */
export function useCollectionItems(collectionId: string) {
  const client = useQueryClient();
  const pages = useInfiniteQuery(
    pagesOf(queryKeys.promptCollectionItems(collectionId), (cursor, signal) => listItems(collectionId, cursor, signal)),
  );
  const items = itemsOf(pages.data);
  const change = useMutation({
    mutationFn: ({ promptId, to }: Change) => {
      if (to === "out") return removeItem(collectionId, promptId);
      const at = items.findIndex((item) => item.promptId === promptId);
      return placeItem(collectionId, promptId, items[to === "up" ? at - 2 : at + 1]?.promptId ?? null);
    },
    onError: (error) => toast.error("The collection was not changed", { description: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.promptCollections }),
  });
  return { pages, items, change };
}

export type CollectionItems = ReturnType<typeof useCollectionItems>;
