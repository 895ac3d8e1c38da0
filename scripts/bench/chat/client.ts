import http from "node:http";
import { createParser } from "eventsource-parser";
import { z } from "zod";

/** One person's browser, reduced to what a figure needs. Plain node:http: the people must not cost more than the service they measure. */
export type Client = {
  chatId: string;
  /** Milliseconds until the message was accepted, until its first text was there and until the answer had ended. */
  ask(message: string): Promise<Turn>;
  post(message: string): Promise<{ jobId: string; acceptMs: number }>;
  follow(jobId: string): Promise<Followed>;
  /** Milliseconds to open the newest page of a chat, as the chat screen does. */
  open(chatId: string): Promise<number>;
};

export type Turn = { acceptMs: number; firstTokenMs: number; doneMs: number };

/** Times by the clock of performance.now(); `arrivals` are those of the pieces of text. */
export type Followed = { arrivals: number[]; endedAt: number; text: string };

const agent = new http.Agent({ keepAlive: true, maxSockets: 512 });
const acceptedSchema = z.object({ jobId: z.string() });
const chatSchema = z.object({ chatId: z.string() });
const textSchema = z.object({ text: z.string() });
const endSchema = z.object({ status: z.string() });
const FOLLOW_DEADLINE_MS = 120_000;

export async function createClient(url: string, token: string): Promise<Client> {
  const { chatId } = chatSchema.parse(JSON.parse(await send(url, token, "POST", "/api/chat/create", {})));
  const post = async (message: string) => {
    const startedAt = performance.now();
    const { jobId } = acceptedSchema.parse(JSON.parse(await send(url, token, "POST", "/api/chat/stream", { chatId, message })));
    return { jobId, acceptMs: performance.now() - startedAt };
  };
  const follow = (jobId: string) => followEvents(`${url}/api/chat/events?jobId=${jobId}`, token);
  return {
    chatId,
    post,
    follow,
    async ask(message) {
      const startedAt = performance.now();
      const { jobId, acceptMs } = await post(message);
      const { arrivals, endedAt } = await follow(jobId);
      return { acceptMs, firstTokenMs: (arrivals[0] ?? Number.NaN) - startedAt, doneMs: endedAt - startedAt };
    },
    async open(id) {
      const startedAt = performance.now();
      await send(url, token, "GET", `/api/chat/turns?chatId=${id}`);
      return performance.now() - startedAt;
    },
  };
}

function send(url: string, token: string, method: string, path: string, body?: object): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) };
    const request = http.request(`${url}${path}`, { method, agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (piece: string) => {
        text += piece;
      });
      response.on("error", reject);
      response.on("end", () => {
        const status = response.statusCode ?? 0;
        if (status >= 200 && status < 300) resolve(text);
        else reject(new Error(`${method} ${path} answered ${status}: ${text}`));
      });
    });
    request.on("error", reject);
    request.end(body && JSON.stringify(body));
  });
}

/** Reads to the end event; an answer that failed or had no text is an error. */
function followEvents(url: string, token: string): Promise<Followed> {
  return new Promise((resolve, reject) => {
    const arrivals: number[] = [];
    let text = "";
    const request = http.request(url, { agent, headers: { authorization: `Bearer ${token}` }, timeout: FOLLOW_DEADLINE_MS }, (response) => {
      if (response.statusCode !== 200) return fail(new Error(`GET ${url} answered ${response.statusCode}`));
      const parser = createParser({
        onEvent: ({ event, data }) => {
          if (event === "reset") text = "";
          if (event === "reset" || event === "delta") {
            const piece = textSchema.parse(JSON.parse(data)).text;
            text += piece;
            if (piece !== "") arrivals.push(performance.now());
          }
          if (event !== "end") return;
          const { status } = endSchema.parse(JSON.parse(data));
          if (status !== "completed" || text === "") fail(new Error(`An answer ended as ${status} with ${text.length} characters.`));
          else resolve({ arrivals, endedAt: performance.now(), text });
        },
      });
      response.setEncoding("utf8");
      response.on("data", (piece: string) => parser.feed(piece));
      response.on("end", () => fail(new Error("The stream closed before its end event.")));
      response.on("error", fail);
    });
    const fail = (error: Error) => {
      reject(error);
      request.destroy();
    };
    request.on("timeout", () => fail(new Error("An answer did not come in two minutes.")));
    request.on("error", reject);
    request.end();
  });
}
