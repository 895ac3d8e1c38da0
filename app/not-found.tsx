import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "./_ui/button.tsx";
import { MessagePage } from "./_ui/message-page.tsx";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <MessagePage title="Page not found" text="Nothing is at this address. It may have been moved, or the link is incomplete.">
      <Button asChild tone="primary">
        <Link href="/chat">Open chat</Link>
      </Button>
      <Button asChild>
        <Link href="/">Start page</Link>
      </Button>
    </MessagePage>
  );
}
