import { Skeleton } from "../../_ui/skeleton.tsx";
import { ConversationSkeleton } from "./_components/conversation-skeleton.tsx";

export default function ChatLoading() {
  return (
    <div role="status" aria-label="Loading" className="flex min-w-0 flex-1">
      <div className="hidden w-72 shrink-0 flex-col gap-3 border-r bg-canvas p-3 md:flex">
        <Skeleton className="h-9" />
        <Skeleton className="h-9" />
      </div>
      <div className="flex-1 pt-14">
        <ConversationSkeleton />
      </div>
    </div>
  );
}
