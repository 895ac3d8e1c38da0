"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleAlert, Plus } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { toast } from "sonner";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { addPasskey, findPasskeySupport } from "../../../../_client/passkeys.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

export function AddPasskey({ isOpen, onOpen }: { isOpen: boolean; onOpen(isOpen: boolean): void }) {
  const [codes, setCodes] = useState<string[] | null>(null);
  const isPossible = usePasskeysPossible();
  if (isPossible === false)
    return (
      <Notice tone="info" icon={CircleAlert}>
        This browser has no passkeys. Open this page in one that does to add one.
      </Notice>
    );
  return (
    <div className="flex flex-col gap-3">
      {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
      {isOpen ? (
        <AddForm onCodes={setCodes} onDone={() => onOpen(false)} />
      ) : (
        <Button className="self-start" disabled={isPossible === null} onClick={() => onOpen(true)}>
          <Plus aria-hidden className="size-4" />
          Add a passkey
        </Button>
      )}
    </div>
  );
}

type AddFormProps = { onCodes(codes: string[] | null): void; onDone(): void };

function AddForm({ onCodes, onDone }: AddFormProps) {
  const client = useQueryClient();
  const [name, setName] = useState("This device");
  const add = useMutation({
    mutationFn: () => addPasskey(name.trim()),
    onSuccess: async ({ passkey, recoveryCodes }) => {
      toast.success("Passkey added", { description: passkey.name });
      onCodes(recoveryCodes);
      onDone();
      await Promise.all([queryKeys.passkeys, queryKeys.secondFactors].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  const problem = add.isError ? toFormProblem(add.error, ["name"]) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!add.isPending) add.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-96 flex-col gap-4">
      <FormSummary problem={problem} secondsLeft={0} />
      <Field
        label="Name of the passkey"
        name="name"
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={problem?.fields.name}
        hint="For you to recognise it by: the device, or the password manager it is kept in."
      />
      <div className="flex gap-2">
        <Button type="submit" isBusy={add.isPending} disabled={name.trim() === ""}>
          Create passkey
        </Button>
        <Button tone="quiet" onClick={onDone} disabled={add.isPending}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** Null until the browser has been asked. */
function usePasskeysPossible(): boolean | null {
  const [isPossible, setPossible] = useState<boolean | null>(null);
  useEffect(() => {
    let isGone = false;
    void findPasskeySupport().then((support) => {
      if (!isGone) setPossible(support.isPossible);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return isPossible;
}
