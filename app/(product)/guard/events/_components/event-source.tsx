"use client";

import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import type { GuardEvent } from "../../../../_client/guard-events.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { getReplyStatus } from "../../../../_client/turns.ts";
import { useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";

const NAMES = { turn: "Message", call: "Call", consensus: "Consensus" } as const;

/** Where the text is. A conversation is its writer's alone, so only they get a way to it. */
export function EventSource({ event: { ref, userId } }: { event: GuardEvent }) {
  const me = useMe();
  const isOwn = ref.type === "turn" && userId !== null && userId === me.data?.id;
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-ink-faint text-xs">
        {NAMES[ref.type]} <code className="select-all break-all font-mono">{ref.id}</code>
      </p>
      {isOwn ? (
        <OpenInChat jobId={ref.id} />
      ) : (
        ref.type === "turn" && (
          <p className="text-ink-soft text-xs">The conversation belongs to its writer; you see what was found in it.</p>
        )
      )}
    </div>
  );
}

/** An event does not know its chat; the message does. */
function OpenInChat({ jobId }: { jobId: string }) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    try {
      const { chatId } = await getReplyStatus(jobId);
      router.push(`/chat/${chatId}?trace=${encodeURIComponent(jobId)}`);
    } catch (error) {
      setBusy(false);
      const problem = asProblem(error);
      toast.error("Not opened", { description: problem.status === 404 ? "The chat was deleted." : problem.message });
    }
  };
  return (
    <Button size="small" isBusy={isBusy} onClick={() => void open()}>
      {!isBusy && <ArrowRight aria-hidden className="size-4" />}
      Open in chat
    </Button>
  );
}
