"use client";

import { useMutation } from "@tanstack/react-query";
import { CircleCheck, FileUp } from "lucide-react";
import { useState } from "react";
import type { Parameter } from "../../../../../../lib/prompts/content.schema.ts";
import { importTestRows, type RowFile, type TestSet } from "../../../../../_client/prompt-tests.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { Dialog } from "../../../../../_ui/dialog.tsx";
import { DropZone } from "../../../../../_ui/drop-zone.tsx";
import { formatCount } from "../../../../../_ui/format-amounts.ts";
import { Notice } from "../../../../../_ui/notice.tsx";
import { CheckRow } from "../../../../../_ui/settings-form/check-row.tsx";
import { faultsOf, useSetChange } from "../_hooks/use-set-change.ts";
import { FaultList } from "./fault-list.tsx";

type ImportButtonProps = { set: TestSet; parameters: readonly Parameter[] };

/** A file is looked through first; only one without faults is taken. */
export function ImportButton({ set, parameters }: ImportButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const trigger = (
    <Button size="small">
      <FileUp aria-hidden className="size-4" />
      Import
    </Button>
  );
  return (
    <Dialog title="Import rows" isOpen={isOpen} onOpen={setOpen} trigger={trigger}>
      <ImportForm set={set} parameters={parameters} onClose={() => setOpen(false)} />
    </Dialog>
  );
}

type Chosen = Pick<RowFile, "format" | "text"> & { name: string };

function ImportForm({ set, parameters, onClose }: ImportButtonProps & { onClose(): void }) {
  const [file, setFile] = useState<Chosen | null>(null);
  const [isReplacing, setReplacing] = useState(false);
  const look = useMutation({
    mutationFn: ({ format, text }: Chosen) => importTestRows(set, { format, text, mode: "append", isDryRun: true }),
  });
  const body = (chosen: Chosen): RowFile => ({
    format: chosen.format,
    text: chosen.text,
    mode: isReplacing ? "replace" : "append",
    isDryRun: false,
  });
  const take = useSetChange(set, (chosen: Chosen) => importTestRows(set, body(chosen)), "Rows imported", onClose);
  const choose = async ([given]: readonly File[]) => {
    if (!given) return;
    const chosen: Chosen = { name: given.name, format: /\.json$/i.test(given.name) ? "json" : "csv", text: await given.text() };
    take.reset();
    setFile(chosen);
    look.mutate(chosen);
  };
  const faults = (look.data?.faults ?? []).map(
    ({ line, column, reason }) => `Line ${line}${column === null ? "" : `, ${column}`}: ${reason}`,
  );
  const isReady = file !== null && look.isSuccess && faults.length === 0;
  const columns = [...parameters.map(({ name }) => name), "expected", "assert:contains"].join(", ");
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <DropZone
        isSingle
        accept=".csv,.json"
        note={`CSV with a first line such as: ${columns}. Or JSON: a list of rows.`}
        onFiles={(files) => void choose(files)}
      />
      {file && look.isPending && <p role="status">Looking through {file.name}…</p>}
      <FaultList faults={[...faults, ...(look.isError ? faultsOf(look.error) : []), ...(take.isError ? faultsOf(take.error) : [])]} />
      {isReady && (
        <Notice tone="info" icon={CircleCheck}>
          <p>
            {file.name}: {formatCount(look.data.rows)} {look.data.rows === 1 ? "row" : "rows"}, without a fault
          </p>
        </Notice>
      )}
      <CheckRow label="In place of the rows that are there" isOn={isReplacing} onTurn={setReplacing} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button tone="primary" disabled={!isReady} isBusy={take.isPending} onClick={() => file && take.mutate(file)}>
          Take the rows
        </Button>
      </div>
    </div>
  );
}
