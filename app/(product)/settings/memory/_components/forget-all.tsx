"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { forgetAllMemories } from "../../../../_client/memories.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";

export function ForgetAll() {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const forget = useMutation({
    mutationFn: forgetAllMemories,
    onSuccess: ({ forgotten }) => {
      setOpen(false);
      toast.success(`${forgotten} forgotten for good`);
      return client.invalidateQueries({ queryKey: queryKeys.memories });
    },
  });
  return (
    <Dialog
      title="Forget everything?"
      isOpen={isOpen}
      onOpen={setOpen}
      trigger={
        <Button size="small" tone="danger">
          Forget all
        </Button>
      }
    >
      <p className="text-ink-soft">Every memory and its history is deleted at once. This cannot be taken back; your chats stay.</p>
      {forget.error && (
        <p role="alert" className="text-blocked text-sm">
          {forget.error.message}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={() => setOpen(false)}>Cancel</Button>
        <Button tone="danger" isBusy={forget.isPending} onClick={() => forget.mutate()}>
          Forget everything
        </Button>
      </div>
    </Dialog>
  );
}
