import { listen } from '../cloud/server/listen'
import { fileReply } from '../fileReply'

export interface PhoneServer {
  /** `http://127.0.0.1:<port>/`, the phone's page. */
  url: string
  close: () => Promise<void>
}

/** Serves the files of `dir`, a built phone, on this machine only. Port 0 = a free one. */
export async function servePhone({ dir, port }: { dir: string; port?: number }): Promise<PhoneServer> {
  const { server, port: taken } = await listen((exchange) => fileReply(dir, exchange.path, exchange), { port })
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    },
  }
}
