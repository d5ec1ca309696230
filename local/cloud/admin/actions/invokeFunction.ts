import { invalidParam } from '../../cloudError'
import { textParam, type AdminAction } from '../request'

/** callFunction(): from a function the caller's identity goes along, from outside there is none. */
export const invokeFunction: AdminAction = async (cloud, request) => {
  const name = textParam(request, 'function_name')
  const { qualifier = '$LATEST' } = request.params
  if (qualifier !== '$LATEST') throw invalidParam('the local cloud has one version of each function: no qualifier')
  const data = request.params['request_data']
  const event = typeof data === 'string' && data !== '' ? data : '{}'
  const calling = cloud.functions.instance(request.instance)?.running
  const caller = {
    openid: calling?.openid ?? '',
    source: calling === undefined ? '' : `${calling.source},scf`,
    timer: false,
  }
  const { result } = await cloud.functions.invoke(name, event, caller, request.requestId)
  return { data: { response_data: result } }
}
