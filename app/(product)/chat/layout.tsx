import type { Metadata } from "next";
import { type ReactNode, Suspense } from "react";
import { ChatScreen } from "./_components/chat-screen.tsx";
import ChatLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Chat" };

/** The screen stands in the layout and reads the address itself, so moving between chats keeps list, drafts and streams alive. */
export default function ChatLayout({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ChatLoading />}>
      <ChatScreen />
      {children}
    </Suspense>
  );
}
