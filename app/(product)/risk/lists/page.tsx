import type { Metadata } from "next";
import { ListsScreen } from "./_components/lists-screen.tsx";

export const metadata: Metadata = { title: "Risk lists" };

export default function ListsPage() {
  return <ListsScreen />;
}
