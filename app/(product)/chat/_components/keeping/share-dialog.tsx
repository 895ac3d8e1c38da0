"use client";

import { useQuery } from "@tanstack/react-query";
import { Copy, ShieldAlert, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import type { Chat } from "../../../../_client/chats.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { createShare, previewShare, type SharePreview } from "../../../../_client/shares.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { ErrorState } from "../../../../_ui/error-state.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";

const DAYS = [
  { value: "1", label: "1 day" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
] as const;
const PERSONAL = [
  { value: "cut", label: "Cut out" },
  { value: "kept", label: "Left in" },
] as const;

export function ShareDialog({ chat, onClose }: { chat: Chat; onClose(): void }) {
  const preview = useQuery({
    queryKey: queryKeys.sharePreview(chat.id),
    queryFn: ({ signal }) => previewShare(chat.id, signal),
    gcTime: 0,
  });
  return (
    <Dialog title={`Share ${chat.title}`} isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      {preview.isPending && (
        <div role="status" aria-label="Looking through the chat">
          <Skeleton className="h-16" />
        </div>
      )}
      {preview.isError && (
        <ErrorState title="The chat could not be looked through" error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {preview.isSuccess && <ShareForm chat={chat} preview={preview.data} onClose={onClose} />}
    </Dialog>
  );
}

function ShareForm({ chat, preview, onClose }: { chat: Chat; preview: SharePreview; onClose(): void }) {
  const [days, setDays] = useState<string>("7");
  const [personal, setPersonal] = useState<string>("cut");
  const [url, setUrl] = useState<string | null>(null);
  if (url !== null) return <Made url={url} onClose={onClose} />;
  const share = () =>
    createShare({ chatId: chat.id, expiresInDays: Number(days), hidesPersonalData: personal === "cut" }).then(
      (made) => setUrl(made.url),
      (error: unknown) => toast.error("Not shared", { description: asProblem(error).message }),
    );
  return (
    <>
      <p className="text-sm">
        Anybody with the link reads a copy of the {preview.messages} messages as they are now. Later messages are not in it.
      </p>
      {!preview.isAllowed && (
        <Notice tone="blocked" icon={ShieldAlert}>
          <p>Your organization does not let chats be shared by link.</p>
        </Notice>
      )}
      <Findings findings={preview.findings} />
      <SelectField label="The link works for" value={days} options={DAYS} onValue={(value: string) => setDays(value)} />
      <SelectField
        label="Personal data"
        value={personal}
        options={PERSONAL}
        onValue={(value: string) => setPersonal(value)}
        hint="Keys and passwords are cut out in any case."
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button tone="primary" disabled={!preview.isAllowed || preview.messages === 0} onClick={() => void share()}>
          Make link
        </Button>
      </div>
    </>
  );
}

function Findings({ findings }: Pick<SharePreview, "findings">) {
  if (findings.length === 0) {
    return (
      <Notice tone="neutral" icon={ShieldCheck}>
        <p>The guard found no personal data in it.</p>
      </Notice>
    );
  }
  return (
    <Notice tone="redacted" icon={ShieldAlert}>
      <p>The guard found personal data in it.</p>
      <p>{findings.map(({ kind, count }) => `${count} × ${kind}`).join(", ")}</p>
    </Notice>
  );
}

function Made({ url, onClose }: { url: string; onClose(): void }) {
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => toast("Link copied"),
      () => toast.error("Not copied", { description: "Select the address and copy it." }),
    );
  return (
    <>
      <Field
        label="Link"
        readOnly
        value={url}
        onFocus={(event) => event.currentTarget.select()}
        hint="Shown once. Your links are listed under Settings → Chats, where you can take them back."
      />
      <div className="flex justify-end gap-2">
        <Button onClick={() => void copy()}>
          <Copy aria-hidden className="size-4" />
          Copy
        </Button>
        <Button tone="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </>
  );
}
