import { MailX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getAppInfo } from "../../../lib/runtime/app-info.ts";
import { Button } from "../../_ui/button.tsx";
import { EmptyState } from "../../_ui/empty-state.tsx";
import { ForgotForm } from "../_components/forgot-form.tsx";

export const metadata: Metadata = { title: "Forgotten password" };

export default function ForgotPage() {
  const { mailKind } = getAppInfo();
  if (mailKind !== "none") return <ForgotForm isLocalMail={mailKind === "mailbox"} />;
  return (
    <EmptyState
      icon={MailX}
      level={1}
      title="No e-mail is sent here"
      text="A new password is set by a link in a letter, and this deployment sends none. Ask your administrator."
    >
      <Button asChild>
        <Link href="/login">Sign in</Link>
      </Button>
    </EmptyState>
  );
}
