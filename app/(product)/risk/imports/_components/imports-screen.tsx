"use client";

import { useState } from "react";
import type { RiskImport } from "../../../../_client/risk-imports.ts";
import { canWrite, useMe } from "../../../../_client/use-me.ts";
import { ImportSetup } from "./import-setup.tsx";
import { ImportsSection } from "./imports-section.tsx";
import { NewImport } from "./new-import.tsx";
import { WebhooksSection } from "./webhooks-section.tsx";

/** A file is chosen, looked at, started and followed; senders that are machines have their own part below. */
export function ImportsScreen() {
  const me = useMe();
  const isWriter = me.data !== undefined && canWrite(me.data);
  const [open, setOpen] = useState<RiskImport | null>(null);
  return (
    <>
      {me.data && !isWriter && <p className="text-ink-soft text-sm">Your role sees imports and starts none. Members who may write do.</p>}
      {isWriter && !open && <NewImport onSent={setOpen} />}
      {open && <ImportSetup key={open.id} file={open} onClose={() => setOpen(null)} />}
      <ImportsSection isWriter={isWriter} openId={open?.id ?? null} onOpen={setOpen} />
      <WebhooksSection />
    </>
  );
}
