import type { Cloud } from '../cloud'
import type { Exchange } from '../server/exchange'

/** Server-sent events: `event: notice | clock | reset | functions`, data as JSON. */
export function streamEvents(cloud: Cloud, { request, response }: Exchange): null {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(': listening\n\n')
  const stop = cloud.events.listen(({ type, ...data }) =>
    response.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`),
  )
  request.once('close', stop)
  return null
}
