import type { Metadata } from "next";
import { getAppInfo } from "../../../lib/runtime/app-info.ts";
import { LoginForm } from "../_components/login-form.tsx";

export const metadata: Metadata = { title: "Sign in" };

type LoginPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const { next, ended, error } = await searchParams;
  const { mode, isSignUpOpen, providers } = getAppInfo();
  return (
    <LoginForm
      next={typeof next === "string" ? next : null}
      hasEnded={ended !== undefined}
      isSignUpOpen={isSignUpOpen}
      isDemo={mode === "demo"}
      providers={providers}
      refusal={typeof error === "string" ? error : null}
    />
  );
}
