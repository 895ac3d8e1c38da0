import type { Metadata } from "next";
import { QueryProvider } from "../_client/query-provider.tsx";
import { SharedPromptScreen } from "./_components/shared-prompt-screen.tsx";

/** Not to be found by who was not given the link, and not told on to where its own links lead. */
export const metadata: Metadata = {
  title: "Shared prompt",
  robots: { index: false, follow: false, nocache: true },
  referrer: "no-referrer",
};

export default function SharedPromptPage() {
  return (
    <QueryProvider>
      <SharedPromptScreen />
    </QueryProvider>
  );
}
