"use client";

import { useQueryClient } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { type SubmitEvent, useState } from "react";
import { type FormProblem, toFormProblem } from "../../../../_client/form-problem.ts";
import { type Deletion, scheduleDeletion } from "../../../../_client/privacy.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { Notice } from "../../../../_ui/notice.tsx";

const OUTCOMES = {
  left: "you leave it; the others go on working in it",
  deleted: "deleted with your account, since nobody else is in it",
  "transfer-first": "you are its only owner: transfer ownership or delete it first",
  held: "a legal hold without an end keeps its trail: it has to be released first",
} as const;

/** What will happen stands before the button. */
export function DeletionForm({ deletion }: { deletion: Deletion }) {
  const blocked = deletion.organizations.filter(({ outcome }) => outcome === "transfer-first" || outcome === "held");
  return (
    <>
      <ul aria-label="What becomes of your organizations" className="flex list-disc flex-col gap-1 pl-5 text-sm">
        {deletion.organizations.map(({ id, name, outcome }) => (
          <li key={id} className="[overflow-wrap:anywhere]">
            <span className="font-medium">{name}</span>: {OUTCOMES[outcome]}
          </li>
        ))}
      </ul>
      {blocked.length > 0 && (
        <Notice tone="redacted" icon={TriangleAlert}>
          Your account cannot be deleted yet: {blocked.map(({ name }) => name).join(", ")}.
        </Notice>
      )}
      <ConfirmDeletion isBlocked={blocked.length > 0} />
    </>
  );
}

/** The address is typed by hand. */
function ConfirmDeletion({ isBlocked }: { isBlocked: boolean }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FormProblem | null>(null);

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      client.setQueryData(queryKeys.accountDeletion, await scheduleDeletion(email));
    } catch (error) {
      setProblem(toFormProblem(error, ["email"]));
      setBusy(false);
    }
  }

  const trigger = (
    <Button tone="danger" className="self-start" disabled={isBlocked}>
      Delete my account
    </Button>
  );
  return (
    <Dialog title="Delete your account?" isOpen={isOpen} onOpen={setOpen} trigger={trigger}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <p className="text-ink-soft">
          In fourteen days your conversations, keys and everything else of yours is gone. Until then you can sign in and call it off. A
          signed receipt is sent to you.
        </p>
        <Field
          label="Type your e-mail address"
          type="email"
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={problem?.fields.email ?? problem?.summary ?? undefined}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => setOpen(false)}>Keep my account</Button>
          <Button type="submit" tone="danger" isBusy={isBusy} disabled={email.trim() === ""}>
            Delete in fourteen days
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
