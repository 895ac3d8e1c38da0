"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import {
  type CollectionFields,
  changeCollection,
  deleteCollection,
  type PromptCollection,
} from "../../../../_client/prompt-collections.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { CollectionForm } from "../../_components/collection-form.tsx";

/** For whoever made it, and who administers. */
export function CollectionActions({ collection }: { collection: PromptCollection }) {
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const close = () => setOpen(null);
  const { edit, remove } = useCollectionChange(collection, close);
  return (
    <div className="flex gap-2">
      <Dialog
        title="Edit the collection"
        isOpen={open === "edit"}
        onOpen={(isOpen) => setOpen(isOpen ? "edit" : null)}
        trigger={
          <Button size="small">
            <Pencil aria-hidden className="size-4" />
            Edit
          </Button>
        }
      >
        <CollectionForm
          known={collection}
          action="Save"
          isBusy={edit.isPending}
          onSave={(fields) => edit.mutate(fields)}
          onCancel={close}
        />
      </Dialog>
      <Dialog
        title={`Delete ${collection.name}`}
        isOpen={open === "delete"}
        onOpen={(isOpen) => setOpen(isOpen ? "delete" : null)}
        trigger={
          <Button size="small" tone="danger">
            <Trash2 aria-hidden className="size-4" />
            Delete
          </Button>
        }
      >
        <p className="text-sm">The prompts in it stay where they are. The collection itself does not come back.</p>
        <div className="flex justify-end gap-2">
          <Button onClick={close}>Cancel</Button>
          <Button tone="danger" isBusy={remove.isPending} onClick={() => remove.mutate()}>
            Delete the collection
          </Button>
        </div>
      </Dialog>
    </div>
  );
}

function useCollectionChange({ id, revision }: PromptCollection, onDone: () => void) {
  const client = useQueryClient();
  const router = useRouter();
  const fail = (error: unknown) => toast.error("The collection was not changed", { description: asProblem(error).message });
  const edit = useMutation({
    mutationFn: (fields: CollectionFields) => changeCollection(id, { ...fields, revision }),
    onSuccess: onDone,
    onError: fail,
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.promptCollections }),
  });
  const remove = useMutation({
    mutationFn: () => deleteCollection(id),
    onSuccess: () => {
      router.push("/prompts/collections");
      void client.invalidateQueries({ queryKey: queryKeys.promptCollections, exact: true });
    },
    onError: fail,
  });
  return { edit, remove };
}
