import type { Metadata } from "next";
import { ChatsScreen } from "./_components/chats-screen.tsx";

export const metadata: Metadata = { title: "Chats" };

export default function ChatsPage() {
  return <ChatsScreen />;
}
