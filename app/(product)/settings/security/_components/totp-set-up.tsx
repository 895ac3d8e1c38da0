"use client";

import { Check, Copy } from "lucide-react";
import { confirmTotp, type TotpEnrolment } from "../../../../_client/mfa.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { useCopy } from "../../../../_ui/use-copy.ts";
import { ConfirmCode } from "./confirm-code.tsx";
import { QrCode } from "./qr-code.tsx";

type TotpSetUpProps = { enrolment: TotpEnrolment; onLeave(): void; onDone(codes: readonly string[] | null): void };

export function TotpSetUp({ enrolment, onLeave, onDone }: TotpSetUpProps) {
  const { isCopied, copy } = useCopy();
  return (
    <Dialog title="Set up an authenticator app" isOpen onOpen={(isOpen) => !isOpen && onLeave()}>
      <p className="text-ink-soft">
        Scan this with your authenticator app. It is shown once; nothing changes before a code has confirmed it.
      </p>
      <QrCode text={enrolment.uri} label="QR code for the authenticator app" />
      <div className="flex flex-col gap-1">
        <p className="text-ink-soft text-sm">Or type this key into the app:</p>
        <div className="flex items-start gap-2">
          <code className="min-w-0 flex-1 select-all break-all rounded-md bg-sunken px-3 py-2 font-mono text-sm">
            {enrolment.secret.replace(/(.{4})(?=.)/g, "$1 ")}
          </code>
          <Button size="iconLarge" aria-label={isCopied ? "Copied" : "Copy the key"} onClick={() => void copy(enrolment.secret)}>
            {isCopied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
          </Button>
        </div>
      </div>
      <ConfirmCode label="Code from the app" confirm={confirmTotp} onDone={onDone} onLeave={onLeave} />
    </Dialog>
  );
}
