"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Save } from "lucide-react";
import { toast } from "sonner";
import type { PromptContent } from "../../../../../lib/prompts/content.schema.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { type PromptView, saveVersion } from "../../../../_client/prompts.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { readSettingsDraft } from "../../_hooks/use-run-settings.ts";
import type { BenchColumn } from "./bench-columns.ts";

type KeepButtonProps = { prompt: PromptView; column: BenchColumn; content: PromptContent };

/** What this column asked, with its model and settings, as the newest version. */
export function KeepButton({ prompt, column, content }: KeepButtonProps) {
  const client = useQueryClient();
  const keep = useMutation({
    mutationFn: () => {
      const kept = { ...content, settings: { ...content.settings, ...readSettingsDraft(column).settings } };
      const message = column.version === null ? "Written in the workbench" : `Version ${column.version} as it ran in the workbench`;
      return saveVersion(prompt.id, { content: kept, message, basedOn: prompt.latest });
    },
    onSuccess: ({ version }) => {
      toast(`Saved as version ${version}`);
      return client.invalidateQueries({ queryKey: queryKeys.allPrompts });
    },
    onError: (error) => toast(asProblem(error).title, { description: asProblem(error).message }),
  });
  return (
    <Button size="small" isBusy={keep.isPending} onClick={() => keep.mutate()}>
      <Save aria-hidden className="size-4" />
      Keep as version {prompt.latest + 1}
    </Button>
  );
}
