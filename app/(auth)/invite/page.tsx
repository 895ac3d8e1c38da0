import type { Metadata } from "next";
import { InviteScreen } from "./_components/invite-screen.tsx";

export const metadata: Metadata = { title: "Invitation" };

export default function InvitePage() {
  return <InviteScreen />;
}
