"use client";

import { FilePen } from "lucide-react";
import { Button } from "../../../_ui/button.tsx";
import { Notice } from "../../../_ui/notice.tsx";

/** What was not saved the last time stands here again. */
export function RestoredNotice({ onDiscard }: { onDiscard(): void }) {
  return (
    <Notice tone="info" icon={FilePen}>
      <p>What you had not saved is here again</p>
      <Button size="small" className="mt-1" onClick={onDiscard}>
        Discard it
      </Button>
    </Notice>
  );
}
