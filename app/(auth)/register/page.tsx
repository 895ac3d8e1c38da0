import { Lock } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getAppInfo } from "../../../lib/runtime/app-info.ts";
import { Button } from "../../_ui/button.tsx";
import { EmptyState } from "../../_ui/empty-state.tsx";
import { RegisterForm } from "../_components/register-form.tsx";

export const metadata: Metadata = { title: "Create account" };

type RegisterPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RegisterPage({ searchParams }: RegisterPageProps) {
  const { next } = await searchParams;
  if (getAppInfo().isSignUpOpen) return <RegisterForm next={typeof next === "string" ? next : null} providers={getAppInfo().providers} />;
  return (
    <EmptyState
      icon={Lock}
      level={1}
      title="Sign-up is closed"
      text="New accounts are not being created here. Ask your administrator to add you."
    >
      <Button asChild>
        <Link href="/login">Sign in</Link>
      </Button>
    </EmptyState>
  );
}
