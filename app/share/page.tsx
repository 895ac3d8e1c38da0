import type { Metadata } from "next";
import { QueryProvider } from "../_client/query-provider.tsx";
import { SharedChatScreen } from "./_components/shared-chat-screen.tsx";

/** Not to be found by who was not given the link, and not told on to where its own links lead. */
export const metadata: Metadata = {
  title: "Shared chat",
  robots: { index: false, follow: false, nocache: true },
  referrer: "no-referrer",
};

export default function SharePage() {
  return (
    <QueryProvider>
      <SharedChatScreen />
    </QueryProvider>
  );
}
