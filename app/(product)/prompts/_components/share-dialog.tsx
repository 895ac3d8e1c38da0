"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { itemsOf, pagesOf } from "../../../_client/pages.ts";
import { asProblem } from "../../../_client/problem.ts";
import { createPromptShare, listPromptShares, type PromptShare, revokePromptShare } from "../../../_client/prompt-shares.ts";
import type { PromptView } from "../../../_client/prompts.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { Button } from "../../../_ui/button.tsx";
import { CopyBox } from "../../../_ui/copy-box.tsx";
import { Dialog } from "../../../_ui/dialog.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { SelectField } from "../../../_ui/select-field.tsx";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { formatMoment } from "../../_report/format-moment.ts";

const TIMES = [
  { value: "1", label: "1 hour" },
  { value: "24", label: "1 day" },
  { value: "168", label: "7 days" },
  { value: "720", label: "30 days" },
  { value: "2160", label: "90 days" },
] as const;

/** A link to one version as it is; what is saved later is not behind it. */
export function ShareDialog({ prompt, onClose }: { prompt: PromptView; onClose(): void }) {
  const client = useQueryClient();
  const [hours, setHours] = useState<string>("168");
  const version = prompt.opened.version;
  const share = useMutation({
    mutationFn: () => createPromptShare(prompt.id, { version, expiresInHours: Number(hours) }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.promptShares(prompt.id) }),
    onError: (error) => toast.error("Not shared", { description: asProblem(error).message }),
  });
  return (
    <Dialog title={`Share ${prompt.title}`} isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <p className="text-sm">
        Anybody with the link reads version {version}: its text, its parameters and its example. Nobody runs anything by it. Keys and
        passwords are cut out.
      </p>
      {share.data === undefined ? (
        <>
          <SelectField label="The link works for" value={hours} options={TIMES} onValue={(value: string) => setHours(value)} />
          <Button tone="primary" className="self-start" isBusy={share.isPending} onClick={() => share.mutate()}>
            Make link
          </Button>
        </>
      ) : (
        <div className="flex flex-col gap-1">
          <CopyBox label="link" text={share.data} />
          <p className="text-ink-soft text-xs">Shown once. You can take it back below.</p>
        </div>
      )}
      <Links promptId={prompt.id} />
      <Button className="self-end" onClick={onClose}>
        Done
      </Button>
    </Dialog>
  );
}

function Links({ promptId }: { promptId: string }) {
  const pages = useInfiniteQuery(pagesOf(queryKeys.promptShares(promptId), (cursor, signal) => listPromptShares(promptId, cursor, signal)));
  if (pages.isPending)
    return (
      <div role="status" aria-label="Loading links">
        <Skeleton className="h-10" />
      </div>
    );
  if (pages.isError) return <QueryError title="The links could not be loaded" query={pages} />;
  const shares = itemsOf(pages.data);
  if (shares.length === 0) return null;
  return (
    <section aria-label="Links" className="flex flex-col gap-1">
      <h3 className="font-medium text-sm">Links</h3>
      <ul className="flex flex-col">
        {shares.map((share) => (
          <LinkRow key={share.id} share={share} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button size="small" className="self-start" isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Load more
        </Button>
      )}
    </section>
  );
}

const STATES = { open: "Works until", expired: "Ran out", revoked: "Taken back; would have worked until" } as const;

function LinkRow({ share }: { share: PromptShare }) {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokePromptShare(share.id),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.promptShares(share.promptId) }),
    onError: (error) => toast.error("Not taken back", { description: asProblem(error).message }),
  });
  const { version, state, expiresAt, views, createdAt } = share;
  return (
    <li className="flex items-center gap-3 border-b py-2 text-sm last:border-0">
      <span className="flex min-w-0 flex-1 flex-col">
        <span>
          Version {version}, opened {views} {views === 1 ? "time" : "times"}
        </span>
        <span className="text-ink-soft text-xs">
          {STATES[state]} {formatMoment(expiresAt)}
        </span>
      </span>
      {state === "open" && (
        <Button
          size="small"
          aria-label={`Take back the link of ${formatMoment(createdAt)}`}
          isBusy={revoke.isPending}
          onClick={() => revoke.mutate()}
        >
          Take back
        </Button>
      )}
    </li>
  );
}
