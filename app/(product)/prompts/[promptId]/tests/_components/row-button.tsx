"use client";

import { Pencil, Plus } from "lucide-react";
import { useState } from "react";
import type { Parameter } from "../../../../../../lib/prompts/content.schema.ts";
import { saveTestRow, type TestRow, type TestSet } from "../../../../../_client/prompt-tests.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { Dialog } from "../../../../../_ui/dialog.tsx";
import { TextAreaField } from "../../../../../_ui/field.tsx";
import { IconButton } from "../../../../../_ui/icon-button.tsx";
import { ParameterForm } from "../../../_components/parameter-form.tsx";
import { useParameterEntries } from "../../../_hooks/use-parameter-entries.ts";
import { faultsOf, useSetChange } from "../_hooks/use-set-change.ts";
import { toBody, toDraft } from "./assertion-draft.ts";
import { AssertionEditor } from "./assertion-editor.tsx";
import { FaultList } from "./fault-list.tsx";

type RowButtonProps = { set: TestSet; parameters: readonly Parameter[]; row: TestRow | null };

/** Opens a new row, or the one that is there. */
export function RowButton({ set, parameters, row }: RowButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const trigger =
    row === null ? (
      <Button size="small">
        <Plus aria-hidden className="size-4" />
        Add a row
      </Button>
    ) : (
      <IconButton label={`Change row ${row.number}`} icon={Pencil} />
    );
  return (
    <Dialog title={row === null ? "New row" : `Row ${row.number}`} isOpen={isOpen} onOpen={setOpen} trigger={trigger}>
      <RowForm set={set} parameters={parameters} row={row} onClose={() => setOpen(false)} />
    </Dialog>
  );
}

function RowForm({ set, parameters, row, onClose }: RowButtonProps & { onClose(): void }) {
  const form = useParameterEntries(parameters, row?.values);
  const [expected, setExpected] = useState(row?.expected ?? "");
  const [drafts, setDrafts] = useState(() => (row?.assertions ?? []).map(toDraft));
  const body = () => ({ values: { ...form.values }, expected: expected === "" ? null : expected, assertions: drafts.map(toBody) });
  const save = useSetChange(set, () => saveTestRow(set, row?.id ?? null, toRow(body())), row === null ? "Row added" : "Row saved", onClose);
  return (
    <form
      className="flex min-w-0 flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.tryAll();
        if (form.isComplete) save.mutate(undefined);
      }}
    >
      {parameters.length === 0 && <p className="text-ink-soft text-sm">This prompt has no parameters: each row runs the same text.</p>}
      <ParameterForm parameters={parameters} form={form} />
      <TextAreaField
        label="Expected answer (optional)"
        value={expected}
        rows={3}
        hint="Without any assertion, the answer has to equal it."
        onChange={(event) => setExpected(event.currentTarget.value)}
      />
      <AssertionEditor legend="Assertions of this row" drafts={drafts} onDrafts={setDrafts} />
      <FaultList faults={save.isError ? faultsOf(save.error) : []} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" isBusy={save.isPending}>
          Save the row
        </Button>
      </div>
    </form>
  );
}

type Row = Parameters<typeof saveTestRow>[2];

/** What somebody typed of assertions is looked through by the server, which says what is wrong with it. */
function toRow(body: { values: object; expected: string | null; assertions: readonly object[] }): Row {
  return body as Row;
}
