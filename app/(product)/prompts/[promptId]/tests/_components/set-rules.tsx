"use client";

import { useState } from "react";
import { type TestSet, updateTestSet } from "../../../../../_client/prompt-tests.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { Dialog } from "../../../../../_ui/dialog.tsx";
import { Field } from "../../../../../_ui/field.tsx";
import { faultsOf, useSetChange } from "../_hooks/use-set-change.ts";
import { describeAssertion, toBody, toDraft } from "./assertion-draft.ts";
import { AssertionEditor } from "./assertion-editor.tsx";
import { FaultList } from "./fault-list.tsx";

/** What is held against every row, and how many have to pass. */
export function SetRules({ set, canEdit }: { set: TestSet; canEdit: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const { assertions, passThreshold } = set;
  return (
    <section aria-label="Held against every row" className="flex min-w-0 flex-wrap items-start gap-3 rounded-md border p-3 text-sm">
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {passThreshold === 1 ? "Every row has to pass" : `${Math.round(passThreshold * 100)} % of rows have to pass`}
        </p>
        {assertions.length === 0 ? (
          <p className="text-ink-soft">Nothing is held against every row; each row says itself what has to be true.</p>
        ) : (
          <ul className="text-ink-soft">
            {assertions.map((each) => (
              <li key={describeAssertion(each)} className="truncate">
                {describeAssertion(each)}
              </li>
            ))}
          </ul>
        )}
      </div>
      {canEdit && (
        <Dialog title="Held against every row" isOpen={isOpen} onOpen={setOpen} trigger={<Button size="small">Change the rules</Button>}>
          <RulesForm set={set} onClose={() => setOpen(false)} />
        </Dialog>
      )}
    </section>
  );
}

function RulesForm({ set, onClose }: { set: TestSet; onClose(): void }) {
  const [name, setName] = useState(set.name);
  const [percent, setPercent] = useState(String(Math.round(set.passThreshold * 100)));
  const [drafts, setDrafts] = useState(() => set.assertions.map(toDraft));
  const body = () => ({ revision: set.revision, name: name.trim(), passThreshold: Number(percent) / 100, assertions: drafts.map(toBody) });
  const save = useSetChange(set, () => updateTestSet(set, toChange(body())), "Test set saved", onClose);
  return (
    <form
      className="flex min-w-0 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <Field label="Name" value={name} maxLength={120} autoComplete="off" onChange={(event) => setName(event.currentTarget.value)} />
      <Field
        label="Rows that have to pass, in percent"
        value={percent}
        inputMode="numeric"
        autoComplete="off"
        hint="A row that ends in an error keeps a version from passing, whatever stands here."
        onChange={(event) => setPercent(event.currentTarget.value)}
      />
      <AssertionEditor legend="Assertions of every row" drafts={drafts} onDrafts={setDrafts} />
      <FaultList faults={save.isError ? faultsOf(save.error) : []} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" isBusy={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}

type Change = Parameters<typeof updateTestSet>[1];

/** As with a row: the server looks through what somebody typed. */
function toChange(body: { revision: number; name: string; passThreshold: number; assertions: readonly object[] }): Change {
  return body as Change;
}
