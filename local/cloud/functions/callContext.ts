/** Who called a function, and how. */
export interface Caller {
  /** '' is an unauthenticated caller. */
  openid: string
  /** As the cloud writes it: wx_client, wx_client,scf, wx_trigger, … */
  source: string
  timer: boolean
}

export interface CallContextInput {
  caller: Caller
  requestId: string
  functionName: string
  envId: string
  appId: string
  timeoutSeconds: number
  memoryMb: number
}

/** Variables that belong to one call: in `process.env` during the call, and in its context. */
export function callVariables({ caller, requestId, envId, appId }: CallContextInput): Record<string, string> {
  const wx: Record<string, string> = { WX_CLIENTIP: '127.0.0.1', WX_APPID: appId }
  if (caller.openid !== '') wx['WX_OPENID'] = caller.openid
  const tcb: Record<string, string> = {
    TCB_ENV: envId,
    TCB_SEQID: requestId,
    TRIGGER_SRC: caller.timer ? 'timer' : '',
    LOGINTYPE: caller.openid === '' ? 'ANONYMOUS' : 'WECHAT',
    TCB_SOURCE: caller.source,
    TCB_SOURCE_IP: '127.0.0.1',
    TCB_UUID: caller.openid === '' ? '' : `uid-${caller.openid}`,
    TCB_ISANONYMOUS_USER: caller.openid === '' ? 'true' : 'false',
    TCB_CUSTOM_USER_ID: '',
    TCB_SESSIONTOKEN: requestId,
  }
  return {
    WX_CONTEXT_KEYS: Object.keys(wx).join(','),
    ...wx,
    TCB_CONTEXT_KEYS: Object.keys(tcb).join(','),
    ...tcb,
  }
}

/** The second argument of `exports.main`: what getCloudbaseContext(context) of the SDK reads (tcbcontext.ts in 3.18.3). */
export function callContext(input: CallContextInput, variables: Record<string, string>): Record<string, unknown> {
  return {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: input.memoryMb,
    time_limit_in_ms: input.timeoutSeconds * 1000,
    request_id: input.requestId,
    function_version: '$LATEST',
    function_name: input.functionName,
    namespace: input.envId,
    tencentcloud_region: 'ap-shanghai',
    environ: Object.entries(variables)
      .map(([key, value]) => `${key}=${value}`)
      .join(';'),
    environment: JSON.stringify(variables),
  }
}

export interface InstanceSetting {
  adminUrl: string
  functionName: string
  envId: string
  memoryMb: number
  /** Where its index.js is. */
  folder: string
  /** The function's own variables. */
  variables: Record<string, string>
}

/**
 * The environment of an instance: its own variables and what docs.cloudbase.net/cloud-function/function-configuration/env lists.
 * Nothing of the cloud's own process leaks into it; the keys open nothing.
 */
export function instanceEnvironment(setting: InstanceSetting): Record<string, string> {
  const { adminUrl, functionName, envId, memoryMb, folder, variables } = setting
  return {
    TZ: 'UTC',
    ...variables,
    USER_CODE_ROOT: `${folder}/`,
    NODE_PATH: `${folder}:${folder}/node_modules`,
    _SCF_SERVER_PORT: '28902',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local-secret-id',
    TENCENTCLOUD_SECRETKEY: 'local-secret-key',
    TENCENTCLOUD_SESSIONTOKEN: 'local-session-token',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    SCF_NAMESPACE: envId,
    SCF_FUNCTIONNAME: functionName,
    SCF_FUNCTIONVERSION: '$LATEST',
    SCF_RUNTIME: 'Nodejs20.19',
    _SCF_MEMORY: String(memoryMb),
    _SCF_TCB_LOG: '0',
    LANG: 'en_US.UTF8',
    PATH: '/usr/local/bin:/usr/bin:/bin',
  }
}
