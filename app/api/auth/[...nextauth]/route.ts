import type { NextRequest } from "next/server";
import { getRuntime } from "../../../../lib/runtime/get-runtime.ts";
import { handleNextAuth } from "./handle-next-auth.ts";

/** Built per request and not at import, so that building the pages needs no database. */
function handle(request: NextRequest): Promise<Response> {
  return handleNextAuth(request, getRuntime());
}

export { handle as GET, handle as POST };
