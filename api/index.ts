import { getRuntime } from "../lib/runtime/get-runtime.ts";
import { createApp } from "./_app.ts";

export const config = { maxDuration: 300, supportsResponseStreaming: true };

export default createApp(getRuntime());
