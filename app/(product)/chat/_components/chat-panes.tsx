"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import type { Turn } from "../../../_client/turns.ts";
import { classNames } from "../../../_ui/class-names.ts";
import type { ChatRoute } from "../_hooks/use-chat-route.ts";
import { ChatDialogs } from "./keeping/chat-dialogs.tsx";
import { TemporaryChat } from "./temporary-chat.tsx";

const PassagePanel = dynamic(() => import("./passage-panel.tsx").then((module) => module.PassagePanel), { ssr: false });
const TracePanel = dynamic(() => import("./trace-panel.tsx").then((module) => module.TracePanel), { ssr: false });

export function ListPane({ isShown, children }: { isShown: boolean; children: ReactNode }) {
  return (
    <div className={classNames("min-h-0 flex-col border-r bg-canvas md:flex md:w-72 md:shrink-0", isShown ? "flex w-full" : "hidden")}>
      {isShown && <h1 className="px-3 pt-3 font-medium text-lg md:hidden">Chats</h1>}
      {children}
    </div>
  );
}

type SidePanelProps = Pick<ChatRoute, "passage" | "traceJobId"> & { turns: readonly Turn[] };

/** The evidence beside an answer, and what stands over the chats. */
export function SidePanel({ passage, traceJobId, turns }: SidePanelProps) {
  return (
    <>
      <ChatDialogs />
      {passage !== null && <PassagePanel key={`${passage.fileId}.${passage.chunkIndex}`} place={passage} />}
      {traceJobId !== null && <TracePanel jobId={traceJobId} turn={turns.find((turn) => turn.jobId === traceJobId) ?? null} />}
    </>
  );
}

type ConversationPaneProps = { isShown: boolean; isTemporary: boolean; isWriter: boolean; children: ReactNode };

export function ConversationPane({ isShown, isTemporary, isWriter, children }: ConversationPaneProps) {
  return (
    <div className={classNames("min-w-0 flex-1 md:flex", isShown ? "flex" : "hidden")}>
      {isTemporary ? <TemporaryChat isWriter={isWriter} /> : children}
    </div>
  );
}
