import type { Metadata } from "next";
import { Arrival } from "../_components/arrival.tsx";

export const metadata: Metadata = { title: "Signing in" };

type SignedInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where a journey to a provider ends: the cookies are there, and the browser still has to make room for who they are. */
export default async function SignedInPage({ searchParams }: SignedInPageProps) {
  const { next } = await searchParams;
  return <Arrival next={typeof next === "string" ? next : null} />;
}
