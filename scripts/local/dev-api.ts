import { getRequestListener } from "@hono/node-server";
import app from "../../api/index.ts";
import { endWithParent } from "./end-with-parent.ts";
import { createFunctionServer, withFunctionLimits } from "./function-limits.ts";
import { listen } from "./ports.ts";

/** The API alone, for `pnpm dev`; api-process.ts starts it and replaces it. */
const server = createFunctionServer(withFunctionLimits(getRequestListener(app.fetch)));
endWithParent(async () => server.closeAllConnections(), { ignore: ["SIGINT", "SIGHUP"] });
await listen(server, 0, "127.0.0.1");
const address = server.address();
process.send?.({ type: "ready", port: address && typeof address === "object" ? address.port : 0 });
