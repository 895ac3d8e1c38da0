"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Paperclip } from "lucide-react";
import { useRef, useState } from "react";
import { toast } from "sonner";
import { asProblem } from "../../../../../_client/problem.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { addEvidence, addNote } from "../../../../../_client/risk-cases.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { TextAreaField } from "../../../../../_ui/field.tsx";
import { useShortcut } from "../../../../_shell/shortcuts/use-shortcut.ts";

const EVIDENCE_MAX_BYTES = 4 * 1_024 * 1_024;

/** The note stays in the field until it is kept. */
export function NoteForm({ caseId }: { caseId: string }) {
  const client = useQueryClient();
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  useShortcut("case-note", () => field.current?.focus());
  const told = {
    onError: (error: Error) => toast.error("Not added", { description: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.riskCaseEvents(caseId) }),
  };
  const note = useMutation({ mutationFn: () => addNote(caseId, text), onSuccess: () => setText(""), ...told });
  const evidence = useMutation({ mutationFn: (file: File) => addEvidence(caseId, file), ...told });
  const pick = (file: File | undefined) => {
    if (!file) return;
    if (file.size === 0 || file.size > EVIDENCE_MAX_BYTES)
      toast.error("Not added", { description: "A file has at most 4 MB, and at least one byte." });
    else evidence.mutate(file);
  };
  return (
    <form
      aria-label="Note"
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") note.mutate();
      }}
    >
      <TextAreaField ref={field} label="Note" value={text} maxLength={4_000} onChange={(event) => setText(event.currentTarget.value)} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" isBusy={note.isPending} disabled={text.trim() === ""}>
          Add the note
        </Button>
        <Button size="small" isBusy={evidence.isPending} onClick={() => picker.current?.click()}>
          {!evidence.isPending && <Paperclip aria-hidden className="size-4" />}
          Add evidence
        </Button>
        <input
          ref={picker}
          type="file"
          aria-label="Evidence"
          className="hidden"
          onChange={(event) => {
            pick(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </div>
    </form>
  );
}
