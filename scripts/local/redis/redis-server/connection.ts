import { connect } from "node:net";
import type { Command, Reply } from "../engine.ts";
import { createReplyParser, encodeCommands } from "./resp.ts";

type Connection = {
  /**
   * One write for all commands, so nothing of another request comes between them on this connection.
   * Rejects when the server is gone; a command that Redis refuses is a reply of type "error".
   */
  send: (commands: readonly Command[]) => Promise<readonly Reply[]>;
  /** Without waiting for a reply: what comes back goes to `onPush`. */
  post: (command: Command) => void;
  close: () => void;
};

type ConnectionOptions = {
  port: number;
  password: string;
  /** Replies nobody asked for: the pushes of a subscription. */
  onPush?: (reply: Reply) => void;
  onClose?: () => void;
};

export function openConnection({ port, password, onPush, onClose }: ConnectionOptions): Connection {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  const waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void }[] = [];
  let closed = false;

  function finish(reason: string): void {
    if (closed) return;
    closed = true;
    socket.destroy();
    for (const { reject } of waiting.splice(0)) reject(unreachable(reason));
    onClose?.();
  }

  const parse = createReplyParser((reply) => {
    const first = waiting.shift();
    if (first) first.resolve(reply);
    else onPush?.(reply);
  });
  socket.on("data", (chunk) => {
    try {
      parse(chunk);
    } catch (error) {
      finish(error instanceof Error ? error.message : String(error));
    }
  });
  socket.on("error", (error) => finish(error.message));
  socket.on("close", () => finish("connection closed"));

  function send(commands: readonly Command[]): Promise<readonly Reply[]> {
    if (closed) return Promise.reject(unreachable("connection closed"));
    const replies = commands.map(() => new Promise<Reply>((resolve, reject) => waiting.push({ resolve, reject })));
    socket.write(encodeCommands(commands));
    return Promise.all(replies);
  }

  // First in line: commands sent before its reply arrives queue behind it on the same connection.
  send([["AUTH", password]]).then(
    ([reply]) => reply?.type === "error" && finish(reply.message),
    () => {},
  );
  return { send, post: (command) => void socket.write(encodeCommands([command])), close: () => finish("closed by this process") };
}

function unreachable(reason: string): Error {
  return new Error(`redis-server is not reachable (${reason})`);
}
