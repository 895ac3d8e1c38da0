"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { asProblem } from "../../../../../_client/problem.ts";
import { createTestSet } from "../../../../../_client/prompt-tests.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { Dialog } from "../../../../../_ui/dialog.tsx";
import { Field } from "../../../../../_ui/field.tsx";

const NAME_MAX = 120;

export function NewSetButton({ promptId, onMade }: { promptId: string; onMade(testSetId: string): void }) {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: () => createTestSet(promptId, { name: name.trim() }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: queryKeys.promptTestSets(promptId) });
      setOpen(false);
      setName("");
      onMade(id);
    },
  });
  const trigger = (
    <Button size="small">
      <Plus aria-hidden className="size-4" />
      New test set
    </Button>
  );
  return (
    <Dialog title="New test set" isOpen={isOpen} onOpen={setOpen} trigger={trigger}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") make.mutate();
        }}
      >
        <Field
          label="Name"
          value={name}
          maxLength={NAME_MAX}
          autoComplete="off"
          hint="What it is to prove, such as: polite with angry customers."
          error={make.isError ? asProblem(make.error).message : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" tone="primary" isBusy={make.isPending} disabled={name.trim() === ""}>
            Make the test set
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
