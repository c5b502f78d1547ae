import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Watches a server's connections, so that it can be closed without cutting a request and without waiting for browsers that hold a
 * connection open in case they need it (Node's own closing waits for those that have not sent anything yet). The returned function
 * closes: what is idle after `idleMs`, for what it asks may be on its way, what is busy when its answer is out, everything after `graceMs`.
 */
export function closesGently(server: Server, graceMs: number, idleMs = 1000): () => Promise<void> {
  const open = new Set<Socket>();
  const busy = new Set<Socket>();
  let isClosing = false;
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  server.prependListener("request", ({ socket }, response) => {
    busy.add(socket);
    if (isClosing) response.setHeader("Connection", "close");
    response.once("close", () => {
      busy.delete(socket);
      if (isClosing) socket.end();
    });
  });
  return async () => {
    isClosing = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const idle = setTimeout(() => {
      for (const socket of open) if (!busy.has(socket)) socket.destroy();
    }, idleMs);
    const late = setTimeout(() => server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(idle);
    clearTimeout(late);
  };
}
