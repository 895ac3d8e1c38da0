"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { createMemory } from "../../../../_client/memories.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";

export function AddMemory() {
  const client = useQueryClient();
  const [text, setText] = useState("");
  const add = useMutation({
    mutationFn: () => createMemory(text),
    onSuccess: () => {
      setText("");
      return client.invalidateQueries({ queryKey: queryKeys.memories });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <Field
        label="Have something remembered"
        placeholder="I prefer short answers."
        value={text}
        maxLength={400}
        error={add.error?.message}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" size="small" className="self-start" isBusy={add.isPending} disabled={text.trim().length < 2}>
        Remember
      </Button>
    </form>
  );
}
