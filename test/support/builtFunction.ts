import path from 'node:path'

type Main = (event: unknown, context: Record<string, unknown>) => Promise<unknown>

/**
 * A built function in this very process, for tests that call it more often than a wire allows. It talks to the local cloud
 * at `cloudUrl` like any instance.
 */
export function loadBuiltFunction(
  name: string,
  cloudUrl: string,
): (openid: string, event: unknown) => Promise<unknown> {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local-secret-id',
    TENCENTCLOUD_SECRETKEY: 'local-secret-key',
    TENCENTCLOUD_SESSIONTOKEN: 'local-session-token',
    SCF_NAMESPACE: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${cloudUrl}/admin` }),
  })
  const { main } = jest.requireActual<{ main: Main }>(
    path.resolve(__dirname, '../../dist/cloudfunctions', name, 'index.js'),
  )
  return (openid, event) =>
    main(event, {
      request_id: 'in-process',
      function_name: name,
      namespace: 'local',
      environment: JSON.stringify({ WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: openid }),
    })
}
