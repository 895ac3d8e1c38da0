"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CloudCheck, Pencil, Trash2 } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { toast } from "sonner";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { deletePasskey, type Passkey, renamePasskey } from "../../../../_client/passkeys.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { IconButton } from "../../../../_ui/icon-button.tsx";

const dateFormat = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });
const toDay = (iso: string): string => dateFormat.format(new Date(iso));

export function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const [isRenaming, setRenaming] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setRenaming(false);
    opener.current?.focus();
  };
  const { name, createdAt, lastUsedAt, isSynced } = passkey;
  return (
    <li className="flex flex-col gap-3 rounded-md border p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div className="mr-auto min-w-0">
          <h3 className="font-medium [overflow-wrap:anywhere]">{name}</h3>
          <p className="text-ink-soft text-sm">
            Added {toDay(createdAt)}; {lastUsedAt === null ? "not used yet" : `last used ${toDay(lastUsedAt)}`}
          </p>
        </div>
        {isSynced && (
          <Badge tone="neutral" icon={CloudCheck}>
            Synced
          </Badge>
        )}
        <div className="flex">
          <IconButton
            ref={opener}
            label={`Rename passkey: ${name}`}
            icon={Pencil}
            onClick={() => setRenaming(!isRenaming)}
            aria-expanded={isRenaming}
          />
          <RemovePasskey passkey={passkey} />
        </div>
      </div>
      {isRenaming && <RenameForm passkey={passkey} onDone={close} />}
    </li>
  );
}

function RenameForm({ passkey, onDone }: { passkey: Passkey; onDone(): void }) {
  const client = useQueryClient();
  const [name, setName] = useState(passkey.name);
  const rename = useMutation({
    mutationFn: () => renamePasskey(passkey.id, name),
    onSuccess: (renamed) => {
      client.setQueryData<Passkey[]>(queryKeys.passkeys, (all) => all?.map((each) => (each.id === renamed.id ? renamed : each)));
      onDone();
    },
  });
  const problem = rename.isError ? toFormProblem(rename.error, ["name"]) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!rename.isPending) rename.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-96 flex-col gap-3">
      <Field
        label="Name"
        name="name"
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={problem?.fields.name ?? problem?.summary ?? undefined}
      />
      <div className="flex gap-2">
        <Button type="submit" size="small" isBusy={rename.isPending}>
          Save
        </Button>
        <Button size="small" tone="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function RemovePasskey({ passkey }: { passkey: Passkey }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const remove = useMutation({
    mutationFn: () => deletePasskey(passkey.id),
    onSuccess: () => {
      toast.success("Passkey removed", { description: passkey.name });
      client.setQueryData<Passkey[]>(queryKeys.passkeys, (all) => all?.filter(({ id }) => id !== passkey.id));
    },
    onError: (error) => toast.error("Not removed", { description: asProblem(error).message }),
    onSettled: () => {
      setOpen(false);
      return Promise.all([queryKeys.passkeys, queryKeys.secondFactors].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  const label = `Remove passkey: ${passkey.name}`;
  return (
    <Dialog
      title="Remove this passkey"
      isOpen={isOpen}
      onOpen={setOpen}
      tooltip={label}
      trigger={
        <Button tone="quiet" size="icon" aria-label={label}>
          <Trash2 aria-hidden className="size-4" />
        </Button>
      }
    >
      <p>“{passkey.name}” will no longer sign you in. The device keeps its half until you delete it there; it opens nothing any more.</p>
      <div className="flex justify-end gap-2">
        <Button onClick={() => setOpen(false)}>Keep</Button>
        <Button tone="danger" isBusy={remove.isPending} onClick={() => remove.mutate()}>
          Remove
        </Button>
      </div>
    </Dialog>
  );
}
