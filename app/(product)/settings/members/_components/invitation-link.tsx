"use client";

import { Check, Copy, Info } from "lucide-react";
import { Button } from "../../../../_ui/button.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { TextBox } from "../../../../_ui/text-box.tsx";
import { useCopy } from "../../../../_ui/use-copy.ts";

type InvitationLinkProps = { link: string; email: string | null; onDone(): void };

export function InvitationLink({ link, email, onDone }: InvitationLinkProps) {
  const { isCopied, copy } = useCopy();
  return (
    <>
      {email !== null && (
        <Notice tone="info" icon={Info}>
          No letter was sent from here. Pass the link on to {email} yourself; it works for that address alone.
        </Notice>
      )}
      <p className="text-ink-soft">This link is shown once. Whoever needs it again gets a new one by “Send again”.</p>
      <TextBox label="Invitation link">{link}</TextBox>
      <div className="flex justify-end gap-2">
        <Button onClick={() => void copy(link)}>
          {isCopied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
          {isCopied ? "Copied" : "Copy link"}
        </Button>
        <Button tone="primary" onClick={onDone}>
          Done
        </Button>
      </div>
    </>
  );
}
