"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { deleteTestSet, type TestSet } from "../../../../../_client/prompt-tests.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { Dialog } from "../../../../../_ui/dialog.tsx";
import { formatCount } from "../../../../../_ui/format-amounts.ts";
import { faultsOf, useSetChange } from "../_hooks/use-set-change.ts";
import { FaultList } from "./fault-list.tsx";

export function DeleteSetButton({ set, onGone }: { set: TestSet; onGone(): void }) {
  const [isOpen, setOpen] = useState(false);
  const remove = useSetChange(set, () => deleteTestSet(set), "Test set deleted", onGone);
  const trigger = (
    <Button size="small">
      <Trash2 aria-hidden className="size-4" />
      Delete the set
    </Button>
  );
  return (
    <Dialog title={`Delete ${set.name}`} isOpen={isOpen} onOpen={setOpen} trigger={trigger}>
      <p className="text-sm">
        Its {formatCount(set.rows)} {set.rows === 1 ? "row goes" : "rows go"} with it and cannot be brought back. What evaluations found
        stays to be read, and proves nothing any more.
      </p>
      <FaultList faults={remove.isError ? faultsOf(remove.error) : []} />
      <div className="flex justify-end gap-2">
        <Button onClick={() => setOpen(false)}>Cancel</Button>
        <Button tone="danger" isBusy={remove.isPending} onClick={() => remove.mutate(undefined)}>
          Delete it
        </Button>
      </div>
    </Dialog>
  );
}
