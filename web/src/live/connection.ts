import type { Message } from "../doc.ts";
import { unpacked } from "../packet.ts";

/** What a connection tells of; `why` is what the preview said as it closed it, or nothing. */
export type Heard = { message(message: Message): void; open(isOpen: boolean, why: string): void };

/** Milliseconds before the first and the longest wait for the next attempt. */
const [FIRST, LONGEST] = [250, 4000];

/** A WebSocket that comes back by itself. */
export class Connection {
  private socket: WebSocket | null = null;
  private attempts = 0;

  constructor(
    private readonly address: string,
    private readonly heard: Heard,
  ) {
    this.connect();
  }

  /** Gives a text away; false where there is nobody. */
  send(text: string): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(text);
    return true;
  }

  private connect(): void {
    const socket = new WebSocket(this.address);
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => {
      this.socket = socket;
      this.heard.open(true, "");
    });
    socket.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer | string>) => {
      this.attempts = 0; // a socket that is opened may still be refused
      this.heard.message(typeof data === "string" ? (JSON.parse(data) as Message) : unpacked(data));
    });
    socket.addEventListener("close", ({ reason }) => {
      this.socket = null;
      this.heard.open(false, reason);
      setTimeout(() => this.connect(), pause(this.attempts++));
    });
  }
}

/** Milliseconds to wait after so many attempts in vain. */
export function pause(attempts: number): number {
  return Math.min(LONGEST, FIRST * 2 ** attempts);
}

/** The address of a preview's socket, from that of its page, which bears the token. */
export function addressOf(page: Pick<Location, "protocol" | "host" | "search">): string {
  const token = new URLSearchParams(page.search).get("token") ?? "";
  const scheme = page.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${page.host}/live?token=${encodeURIComponent(token)}`;
}
