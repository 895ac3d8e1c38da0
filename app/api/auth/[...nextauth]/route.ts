import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { createNextAuthOptions } from "../../../../lib/auth/next-auth-options.ts";
import { getRuntime } from "../../../../lib/runtime/get-runtime.ts";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/** Built per request and not at import, so that building the pages needs no database. */
function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  const { deps, env } = getRuntime();
  return NextAuth(request, context, createNextAuthOptions(deps, env.baseUrl));
}

export { handle as GET, handle as POST };
