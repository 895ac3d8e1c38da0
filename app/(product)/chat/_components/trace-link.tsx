"use client";

import { ListTree } from "lucide-react";
import { Button } from "../../../_ui/button.tsx";
import { showTrace } from "../_hooks/use-chat-route.ts";

export function TraceLink({ jobId }: { jobId: string }) {
  return (
    <Button tone="quiet" size="small" className="px-2" onClick={() => showTrace(jobId)} data-trace-opener={jobId}>
      <ListTree aria-hidden className="size-4" />
      Trace
    </Button>
  );
}
