"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { createProject, deleteProject, type Project, updateProject } from "../../../../_client/keeping.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { Field, TextAreaField } from "../../../../_ui/field.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { refreshKept } from "../../_hooks/use-keeping.ts";

export function ProjectDialog({ project, onClose }: { project: Project | null; onClose(): void }) {
  const client = useQueryClient();
  const [name, setName] = useState(project?.name ?? "");
  const [instructions, setInstructions] = useState(project?.instructions ?? "");
  const [failure, setFailure] = useState<unknown>(null);
  const problem = failure === null ? null : toFormProblem(failure, ["name", "instructions"]);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const saving = project ? updateProject(project.id, { name, instructions }) : createProject({ name, instructions });
    saving.then(() => {
      toast(project ? "Project saved" : "Project made");
      refreshKept(client);
      onClose();
    }, setFailure);
  };
  return (
    <Dialog title={project ? `Project ${project.name}` : "New project"} isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <form noValidate onSubmit={save} className="flex flex-col gap-4">
        <FormSummary problem={problem} secondsLeft={0} />
        <Field
          label="Name"
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
          error={problem?.fields.name}
        />
        <TextAreaField
          label="Instructions"
          value={instructions}
          maxLength={4_000}
          rows={5}
          onChange={(event) => setInstructions(event.currentTarget.value)}
          error={problem?.fields.instructions}
          hint="Go with every message in this project. The guard checks them as it checks a message."
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary">
            Save project
          </Button>
        </div>
      </form>
      {project && <DeleteProject project={project} onDone={onClose} />}
    </Dialog>
  );
}

function DeleteProject({ project, onDone }: { project: Project; onDone(): void }) {
  const client = useQueryClient();
  const remove = (content: "keep" | "delete") =>
    deleteProject(project.id, content).then(
      () => {
        toast(content === "keep" ? "Project deleted, its chats stay" : "Project deleted with its chats");
        refreshKept(client);
        onDone();
      },
      (error: unknown) => toast.error("Project not deleted", { description: asProblem(error).message }),
    );
  return (
    <section aria-label="Delete project" className="flex flex-col gap-2 border-t pt-4">
      <p className="text-ink-soft text-sm">Deleting the project asks what becomes of its chats.</p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => void remove("keep")}>
          Delete, keep its chats
        </Button>
        <Button size="small" tone="danger" onClick={() => void remove("delete")}>
          Delete with its chats
        </Button>
      </div>
    </section>
  );
}
