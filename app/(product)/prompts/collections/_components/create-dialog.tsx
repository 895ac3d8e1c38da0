"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import { createCollection } from "../../../../_client/prompt-collections.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { CollectionForm } from "../../_components/collection-form.tsx";

export function CreateDialog({ onClose }: { onClose(): void }) {
  const client = useQueryClient();
  const router = useRouter();
  const make = useMutation({
    mutationFn: createCollection,
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: queryKeys.promptCollections });
      router.push(`/prompts/collections/${id}`);
    },
    onError: (error) => toast.error("Not made", { description: asProblem(error).message }),
  });
  return (
    <Dialog title="New collection" isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <CollectionForm action="Make it" isBusy={make.isPending} onSave={(fields) => make.mutate(fields)} onCancel={onClose} />
    </Dialog>
  );
}
